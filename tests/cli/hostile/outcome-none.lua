-- Returns none
return rule {
  api         = 1,
  id          = "A.5.1-outcome-none",
  requirement = "A.5.1",
  title       = "Returns none",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return none
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
