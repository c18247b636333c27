-- Asks for less than nothing
return rule {
  api         = 1,
  id          = "A.5.1-every-share",
  requirement = "A.5.1",
  title       = "Asks for less than nothing",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = given }, at_least = -5, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
