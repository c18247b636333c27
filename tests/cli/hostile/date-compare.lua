-- Compares a date with a table
return rule {
  api         = 1,
  id          = "A.5.1-date-compare",
  requirement = "A.5.1",
  title       = "Compares a date with a table",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return audit.date < {} and conform("before") or conform("after")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
