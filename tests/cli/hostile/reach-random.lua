-- Asks for chance
return rule {
  api         = 1,
  id          = "A.5.1-reach-random",
  requirement = "A.5.1",
  title       = "Asks for chance",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(math.random()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
