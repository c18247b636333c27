-- Says that fewer than nothing failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-negative",
  requirement = "A.5.1",
  title       = "Says that fewer than nothing failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = -1 })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
