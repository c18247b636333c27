-- Rests on an own rule that nobody stated
return rule {
  api         = 1,
  id          = "A.5.1-meta-basis-unknown",
  requirement = "A.5.1",
  title       = "Rests on an own rule that nobody stated",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  basis       = "own_rules.nothing_of_the_kind",
}
