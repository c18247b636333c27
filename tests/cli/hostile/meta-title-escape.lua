-- Has a title that a terminal would obey
return rule {
  api         = 1,
  id          = "A.5.1-meta-title-escape",
  requirement = "A.5.1",
  title       = "fine\27]0;owned\7",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
