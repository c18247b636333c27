-- Has an interface that is a text
return rule {
  api         = "1",
  id          = "A.5.1-meta-api-text",
  requirement = "A.5.1",
  title       = "Has an interface that is a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
