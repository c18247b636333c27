-- Has an id of a hundred thousand letters
return rule {
  api         = 1,
  id          = ("a"):rep(100000),
  requirement = "A.5.1",
  title       = "Has an id of a hundred thousand letters",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
