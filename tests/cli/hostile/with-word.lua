-- Joins with a word that does not exist
return rule {
  api         = 1,
  id          = "A.5.1-with-word",
  requirement = "A.5.1",
  title       = "Joins with a word that does not exist",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers:with(audit.records.leavers, "person", { unmatched = "conform", prefix = "x_" }):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
