-- Says a control character of the second set
return rule {
  api         = 1,
  id          = "A.5.1-outcome-c1",
  requirement = "A.5.1",
  title       = "Says a control character of the second set",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine\u{9B}2J")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
