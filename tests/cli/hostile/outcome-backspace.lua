-- Takes back what it said
return rule {
  api         = 1,
  id          = "A.5.1-outcome-backspace",
  requirement = "A.5.1",
  title       = "Takes back what it said",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("gap\b\b\bfine")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
