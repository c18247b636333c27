-- Calls records
return rule {
  api         = 1,
  id          = "A.5.1-read-call",
  requirement = "A.5.1",
  title       = "Calls records",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
