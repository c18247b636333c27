-- Is about many requirements
return rule {
  api         = 1,
  id          = "A.5.1-meta-requirement-list",
  requirement = { "A.5.1", "A.5.2" },
  title       = "Is about many requirements",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
