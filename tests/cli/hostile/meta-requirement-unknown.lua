-- Is about a requirement that does not exist
return rule {
  api         = 1,
  id          = "A.5.1-meta-requirement-unknown",
  requirement = "A.99.99",
  title       = "Is about a requirement that does not exist",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
