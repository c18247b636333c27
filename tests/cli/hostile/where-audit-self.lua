-- Calls a method on the audit
return rule {
  api         = 1,
  id          = "A.5.1-where-audit-self",
  requirement = "A.5.1",
  title       = "Calls a method on the audit",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers.where(audit, { person = given }))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
