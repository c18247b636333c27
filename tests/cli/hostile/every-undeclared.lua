-- Asks for a column that it does not declare
return rule {
  api         = 1,
  id          = "A.5.1-every-undeclared",
  requirement = "A.5.1",
  title       = "Asks for a column that it does not declare",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { left_on = given }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
