-- Looks into a date
return rule {
  api         = 1,
  id          = "A.5.1-date-index",
  requirement = "A.5.1",
  title       = "Looks into a date",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(tostring(audit.date.__index))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
