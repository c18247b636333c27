-- Has a title of a megabyte
return rule {
  api         = 1,
  id          = "A.5.1-meta-title-huge",
  requirement = "A.5.1",
  title       = ("x"):rep(1000000),
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
