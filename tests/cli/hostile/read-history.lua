-- Asks for what was found before
return rule {
  api         = 1,
  id          = "A.5.1-read-history",
  requirement = "A.5.1",
  title       = "Asks for what was found before",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(tostring(audit.history))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
