-- Has an example larger than what may be sent
return rule {
  api         = 1,
  id          = "A.5.1-meta-examples-huge",
  requirement = "A.5.1",
  title       = "Has an example larger than what may be sent",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = { facts = { x = ("x"):rep(20000000) } } } },
}
