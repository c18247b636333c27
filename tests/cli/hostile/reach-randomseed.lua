-- Asks for another chance
return rule {
  api         = 1,
  id          = "A.5.1-reach-randomseed",
  requirement = "A.5.1",
  title       = "Asks for another chance",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(math.randomseed(1)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
