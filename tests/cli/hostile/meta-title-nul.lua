-- Has a title that ends early
return rule {
  api         = 1,
  id          = "A.5.1-meta-title-nul",
  requirement = "A.5.1",
  title       = "fine\0gap",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
