-- Conforms twice
return rule {
  api         = 1,
  id          = "A.5.1-outcome-two-texts",
  requirement = "A.5.1",
  title       = "Conforms twice",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine", "fine")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
