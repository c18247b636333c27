-- Has a field whose name is a number
return rule {
  api         = 1,
  id          = "A.5.1-meta-field-number",
  requirement = "A.5.1",
  title       = "Has a field whose name is a number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  [42]        = "x",
}
