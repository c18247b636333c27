-- Reaches for what is not there
return rule {
  api         = 1,
  id          = "A.5.1-missing-function",
  requirement = "A.5.1",
  title       = "Reaches for what is not there",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(os.date())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
