-- Is a schedule of itself
return rule {
  api         = 1,
  id          = "A.5.1-schedule-cycle",
  requirement = "A.5.1",
  title       = "Is a schedule of itself",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local s = {}
    s.of = s
    return every { of = schedule(s), gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
