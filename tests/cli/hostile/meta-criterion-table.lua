-- Has a criterion that is a table
return rule {
  api         = 1,
  id          = "A.5.1-meta-criterion-table",
  requirement = "A.5.1",
  title       = "Has a criterion that is a table",
  criterion   = { "a" },
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
