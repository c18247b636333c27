-- Says a line separator
return rule {
  api         = 1,
  id          = "A.5.1-outcome-separator",
  requirement = "A.5.1",
  title       = "Says a line separator",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine\u{2028}gap")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
