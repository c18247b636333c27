-- Returns a list of outcomes
return rule {
  api         = 1,
  id          = "A.5.1-outcome-list",
  requirement = "A.5.1",
  title       = "Returns a list of outcomes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return { conform("fine") }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
