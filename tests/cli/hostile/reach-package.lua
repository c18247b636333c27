-- Loads a library of machine code
return rule {
  api         = 1,
  id          = "A.5.1-reach-package",
  requirement = "A.5.1",
  title       = "Loads a library of machine code",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(package.loadlib("libc.so.6", "system")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
