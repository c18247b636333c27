-- Has an id that leads out of its folder
return rule {
  api         = 1,
  id          = "../../../etc/passwd",
  requirement = "A.5.1",
  title       = "Has an id that leads out of its folder",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
