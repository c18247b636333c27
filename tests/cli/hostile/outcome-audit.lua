-- Returns the audit
return rule {
  api         = 1,
  id          = "A.5.1-outcome-audit",
  requirement = "A.5.1",
  title       = "Returns the audit",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return audit
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
