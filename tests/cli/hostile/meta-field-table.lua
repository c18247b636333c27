-- Has a field whose name is a table
return rule {
  api         = 1,
  id          = "A.5.1-meta-field-table",
  requirement = "A.5.1",
  title       = "Has a field whose name is a table",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  [{}]        = "x",
}
