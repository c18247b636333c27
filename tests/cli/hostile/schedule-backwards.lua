-- Has a period that goes back
return rule {
  api         = 1,
  id          = "A.5.1-schedule-backwards",
  requirement = "A.5.1",
  title       = "Has a period that goes back",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person", "leavers.left_on" },
  check = function(audit)
    return every { of = schedule { of = audit.records.leavers, key = "person", every = "-1 day", done = audit.records.leavers, at = "left_on" }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
