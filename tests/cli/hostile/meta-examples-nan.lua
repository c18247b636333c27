-- Has an example with a number that is none
return rule {
  api         = 1,
  id          = "A.5.1-meta-examples-nan",
  requirement = "A.5.1",
  title       = "Has an example with a number that is none",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = { facts = { x = 0 / 0 } } } },
}
