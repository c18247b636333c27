-- Groups by a number
return rule {
  api         = 1,
  id          = "A.5.1-every-group-number",
  requirement = "A.5.1",
  title       = "Groups by a number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = given }, group = 5, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
