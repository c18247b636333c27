-- Takes an infinite number as a size
return rule {
  api         = 1,
  id          = "A.5.1-lua-float-index",
  requirement = "A.5.1",
  title       = "Takes an infinite number as a size",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(("x"):rep(math.huge))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
