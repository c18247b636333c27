-- Names more exceptions than failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-exceptions-more",
  requirement = "A.5.1",
  title       = "Names more exceptions than failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = 1, exceptions = { "a", "b" } })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
