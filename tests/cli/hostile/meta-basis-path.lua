-- Rests on a path
return rule {
  api         = 1,
  id          = "A.5.1-meta-basis-path",
  requirement = "A.5.1",
  title       = "Rests on a path",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  basis       = "own_rules.../../x",
}
