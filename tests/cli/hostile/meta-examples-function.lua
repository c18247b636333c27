-- Has an example with a function in it
return rule {
  api         = 1,
  id          = "A.5.1-meta-examples-function",
  requirement = "A.5.1",
  title       = "Has an example with a function in it",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = { facts = { x = function() return 1 end } } } },
}
