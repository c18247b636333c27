-- Has an example that holds itself
local example = { expect = "conform" }
example.given = example
return rule {
  api         = 1,
  id          = "A.5.1-meta-examples-cycle",
  requirement = "A.5.1",
  title       = "Has an example that holds itself",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { example },
}
