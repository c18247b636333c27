-- Returns true
return rule {
  api         = 1,
  id          = "A.5.1-outcome-true",
  requirement = "A.5.1",
  title       = "Returns true",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return true
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
