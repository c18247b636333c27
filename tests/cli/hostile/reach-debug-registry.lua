-- Takes the registry
return rule {
  api         = 1,
  id          = "A.5.1-reach-debug-registry",
  requirement = "A.5.1",
  title       = "Takes the registry",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(debug.getregistry()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
