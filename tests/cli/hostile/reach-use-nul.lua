-- Uses a helper whose name ends early
return rule {
  api         = 1,
  id          = "A.5.1-reach-use-nul",
  requirement = "A.5.1",
  title       = "Uses a helper whose name ends early",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(use("markdown\0.x")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
