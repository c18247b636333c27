-- Says an overlong NUL
return rule {
  api         = 1,
  id          = "A.5.1-outcome-overlong",
  requirement = "A.5.1",
  title       = "Says an overlong NUL",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine\xC0\x80")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
