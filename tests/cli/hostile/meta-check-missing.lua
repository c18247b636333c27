-- Has no check
return rule {
  api         = 1,
  id          = "A.5.1-meta-check-missing",
  requirement = "A.5.1",
  title       = "Has no check",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  examples    = { { given = {}, expect = "not_determined" } },
}
