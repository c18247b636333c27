-- Reads past a metatable
return rule {
  api         = 1,
  id          = "A.5.1-reach-rawget",
  requirement = "A.5.1",
  title       = "Reads past a metatable",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(rawget(none, "__index")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
