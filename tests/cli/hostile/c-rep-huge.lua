-- Asks for a text of a terabyte
return rule {
  api         = 1,
  id          = "A.5.1-c-rep-huge",
  requirement = "A.5.1",
  title       = "Asks for a text of a terabyte",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(("x"):rep(1 << 40))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
