-- Writes past a metatable
return rule {
  api         = 1,
  id          = "A.5.1-reach-rawset",
  requirement = "A.5.1",
  title       = "Writes past a metatable",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(rawset(none, "x", 1)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
