-- Has a title of two lines
return rule {
  api         = 1,
  id          = "A.5.1-meta-title-lines",
  requirement = "A.5.1",
  title       = "fine\n| forged | row |",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
