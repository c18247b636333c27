-- Says more than may be sent
return rule {
  api         = 1,
  id          = "A.5.1-outcome-huge",
  requirement = "A.5.1",
  title       = "Says more than may be sent",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return improvement(("x"):rep(9000000))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
