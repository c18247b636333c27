-- Adds a duration whose number cannot be held
return rule {
  api         = 1,
  id          = "A.5.1-duration-huge",
  requirement = "A.5.1",
  title       = "Adds a duration whose number cannot be held",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("x" .. (audit.date + "99999999999999999999999 days"))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
