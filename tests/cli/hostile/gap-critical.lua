-- Says that more are critical than failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-critical",
  requirement = "A.5.1",
  title       = "Says that more are critical than failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = 1, all = 5, critical = 3 })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
