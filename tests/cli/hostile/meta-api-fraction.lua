-- Has an interface that is no whole number
return rule {
  api         = 1.5,
  id          = "A.5.1-meta-api-fraction",
  requirement = "A.5.1",
  title       = "Has an interface that is no whole number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
