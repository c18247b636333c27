-- Compares past a metatable
return rule {
  api         = 1,
  id          = "A.5.1-reach-rawequal",
  requirement = "A.5.1",
  title       = "Compares past a metatable",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(rawequal(none, none)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
