-- Prints
return rule {
  api         = 1,
  id          = "A.5.1-reach-print",
  requirement = "A.5.1",
  title       = "Prints",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(print("\27[2J")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
