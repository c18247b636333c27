-- Compares outcomes
return rule {
  api         = 1,
  id          = "A.5.1-outcome-compare",
  requirement = "A.5.1",
  title       = "Compares outcomes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("a") < conform("b")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
