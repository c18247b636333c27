-- Claims the id of a good rule as its own former one
return rule {
  api         = 1,
  id          = "A.5.1-meta-formerly-other",
  requirement = "A.5.1",
  title       = "Claims the id of a good rule as its own former one",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  formerly    = { "A.5.18-leavers-disabled" },
}
