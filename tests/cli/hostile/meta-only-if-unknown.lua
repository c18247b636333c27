-- Is only for those with a fact that nobody knows
return rule {
  api         = 1,
  id          = "A.5.1-meta-only-if-unknown",
  requirement = "A.5.1",
  title       = "Is only for those with a fact that nobody knows",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  only_if     = { ["profile.nothing_of_the_kind"] = true },
}
