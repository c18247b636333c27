-- Calls a method that texts do not have
return rule {
  api         = 1,
  id          = "A.5.1-reach-text-method",
  requirement = "A.5.1",
  title       = "Calls a method that texts do not have",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("x"):dump()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
