-- Asks a text for its metatable by name
return rule {
  api         = 1,
  id          = "A.5.1-reach-text-metatable",
  requirement = "A.5.1",
  title       = "Asks a text for its metatable by name",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("x").__index.__gc()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
