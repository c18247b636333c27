-- Uses a helper that its digest does not cover
return rule {
  api         = 1,
  id          = "A.5.1-reach-use-late",
  requirement = "A.5.1",
  title       = "Uses a helper that its digest does not cover",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(use("markdown")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
