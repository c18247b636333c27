-- Names an exception twice
return rule {
  api         = 1,
  id          = "A.5.1-gap-exceptions-twice",
  requirement = "A.5.1",
  title       = "Names an exception twice",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { exceptions = { "a", "a" } })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
