-- Is only for those for whom a function says so
return rule {
  api         = 1,
  id          = "A.5.1-meta-only-if-function",
  requirement = "A.5.1",
  title       = "Is only for those for whom a function says so",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  only_if     = { ["profile.uses_cloud"] = function() return true end },
}
