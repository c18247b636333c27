-- Says that one and a half failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-fraction",
  requirement = "A.5.1",
  title       = "Says that one and a half failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = 1.5 })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
