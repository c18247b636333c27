-- Names its exceptions by one text
return rule {
  api         = 1,
  id          = "A.5.1-gap-exceptions-text",
  requirement = "A.5.1",
  title       = "Names its exceptions by one text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { exceptions = "a" })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
