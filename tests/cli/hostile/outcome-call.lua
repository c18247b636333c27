-- Calls an outcome
return rule {
  api         = 1,
  id          = "A.5.1-outcome-call",
  requirement = "A.5.1",
  title       = "Calls an outcome",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("a")()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
