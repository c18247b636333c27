-- Returns records
return rule {
  api         = 1,
  id          = "A.5.1-outcome-records",
  requirement = "A.5.1",
  title       = "Returns records",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return audit.records.leavers
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
