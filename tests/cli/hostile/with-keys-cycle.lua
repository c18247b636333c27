-- Joins on a key that holds itself
return rule {
  api         = 1,
  id          = "A.5.1-with-keys-cycle",
  requirement = "A.5.1",
  title       = "Joins on a key that holds itself",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local k = {}
    k[1] = k
    return conform("" .. audit.records.leavers:with(audit.records.leavers, k):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
