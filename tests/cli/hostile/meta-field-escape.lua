-- Has a field whose name a terminal would obey
return rule {
  api         = 1,
  id          = "A.5.1-meta-field-escape",
  requirement = "A.5.1",
  title       = "Has a field whose name a terminal would obey",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  ["\27[2J"]  = "x",
}
