-- Names an exception that a terminal would obey
return rule {
  api         = 1,
  id          = "A.5.1-gap-exceptions-escape",
  requirement = "A.5.1",
  title       = "Names an exception that a terminal would obey",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { exceptions = { "\27[2J" } })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
