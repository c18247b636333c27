-- Has the id of a requirement
return rule {
  api         = 1,
  id          = "A.5.1",
  requirement = "A.5.1",
  title       = "Has the id of a requirement",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
