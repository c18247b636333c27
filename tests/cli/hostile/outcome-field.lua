-- Looks into an outcome
return rule {
  api         = 1,
  id          = "A.5.1-outcome-field",
  requirement = "A.5.1",
  title       = "Looks into an outcome",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine").word
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
