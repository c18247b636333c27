-- Looks without end, again and again
return rule {
  api         = 1,
  id          = "A.5.1-every-twice",
  requirement = "A.5.1",
  title       = "Looks without end, again and again",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    while true do every { of = audit.records.leavers, key = "person", meets = { person = given }, gap = "{failed} of {all}" } end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
