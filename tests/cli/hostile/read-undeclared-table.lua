-- Reads a table that it does not declare
return rule {
  api         = 1,
  id          = "A.5.1-read-undeclared-table",
  requirement = "A.5.1",
  title       = "Reads a table that it does not declare",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.people:count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
