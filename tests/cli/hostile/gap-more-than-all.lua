-- Says that more failed than there are
return rule {
  api         = 1,
  id          = "A.5.1-gap-more-than-all",
  requirement = "A.5.1",
  title       = "Says that more failed than there are",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = 2, all = 1 })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
