-- Narrows by a column that it does not declare
return rule {
  api         = 1,
  id          = "A.5.1-where-undeclared",
  requirement = "A.5.1",
  title       = "Narrows by a column that it does not declare",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers:where({ left_on = given }):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
