-- Returns to the beginning of the line
return rule {
  api         = 1,
  id          = "A.5.1-outcome-return",
  requirement = "A.5.1",
  title       = "Returns to the beginning of the line",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("gap\rconform")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
