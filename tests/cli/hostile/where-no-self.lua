-- Calls a method without its records
return rule {
  api         = 1,
  id          = "A.5.1-where-no-self",
  requirement = "A.5.1",
  title       = "Calls a method without its records",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers.where({ person = given }):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
