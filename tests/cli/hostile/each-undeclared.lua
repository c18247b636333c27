-- Reads a cell that it does not declare
return rule {
  api         = 1,
  id          = "A.5.1-each-undeclared",
  requirement = "A.5.1",
  title       = "Reads a cell that it does not declare",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    for row in audit.records.leavers:each() do return conform(tostring(row.left_on)) end
    return conform("none")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
