-- Has a check that is a text
return rule {
  api         = 1,
  id          = "A.5.1-meta-check-text",
  requirement = "A.5.1",
  title       = "Has a check that is a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = "return conform()",
  examples    = { { given = {}, expect = "not_determined" } },
}
