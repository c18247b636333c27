-- Says that nothing failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-none-failed",
  requirement = "A.5.1",
  title       = "Says that nothing failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = 0 })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
