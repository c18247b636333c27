-- Says that infinitely many failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-infinite",
  requirement = "A.5.1",
  title       = "Says that infinitely many failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = math.huge })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
