-- Has an id that a spreadsheet would run
return rule {
  api         = 1,
  id          = "=1+1",
  requirement = "A.5.1",
  title       = "Has an id that a spreadsheet would run",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
