-- Looks into a function of the engine
return rule {
  api         = 1,
  id          = "A.5.1-reach-debug-upvalue",
  requirement = "A.5.1",
  title       = "Looks into a function of the engine",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(debug.getupvalue(conform, 1)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
