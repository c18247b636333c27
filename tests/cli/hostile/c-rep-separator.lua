-- Asks for a separator that is repeated past all memory
return rule {
  api         = 1,
  id          = "A.5.1-c-rep-separator",
  requirement = "A.5.1",
  title       = "Asks for a separator that is repeated past all memory",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(("x"):rep(1 << 20, ("y"):rep(1 << 20)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
