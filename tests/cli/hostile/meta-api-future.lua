-- Has an interface that is not known yet
return rule {
  api         = math.maxinteger,
  id          = "A.5.1-meta-api-future",
  requirement = "A.5.1",
  title       = "Has an interface that is not known yet",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
