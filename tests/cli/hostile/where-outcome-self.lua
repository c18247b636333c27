-- Calls a method on an outcome
return rule {
  api         = 1,
  id          = "A.5.1-where-outcome-self",
  requirement = "A.5.1",
  title       = "Calls a method on an outcome",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers.count(conform("x")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
