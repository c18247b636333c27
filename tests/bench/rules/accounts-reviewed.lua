-- The latest review of each active account, as the directory keeps it.
return rule {
  api         = 1,
  id          = "bench-accounts-reviewed",
  requirement = "A.5.18",
  title       = "Access rights are reviewed",
  criterion   = "The rights of each account are reviewed at the interval of the own rule.",
  basis       = "own_rules.rights_review",
  evidence    = { "accounts.account", "accounts.disabled_on", "accounts.privileged", "accounts.system",
                  ["accounts.reviewed_on"]     = { "date", "Day of the latest review", empty = "none" },
                  ["own_rules.rights_review"] = { "How often the rights of accounts are reviewed" } },

  check = function(audit)
    return every {
      of       = audit.records.accounts:where { disabled_on = none },
      key      = "account",
      meets    = { reviewed_on = since(audit.date - audit.own.rights_review.every) },
      critical = { privileged = true },
      group    = "system",
      gap      = "{failed} of {all} accounts were not reviewed in time",
    }
  end,

  examples = {
    { given = { own_rules = { rights_review = { every = "6 months" } },
                records = { accounts = { { account = "a", system = "s", privileged = false, disabled_on = none,
                                           reviewed_on = "2026-07-01" } } } },
      expect = "conform" },
    { given = { own_rules = { rights_review = { every = "6 months" } },
                records = { accounts = { { account = "a", system = "s", privileged = false, disabled_on = none,
                                           reviewed_on = "2026-06-30" } } } },
      expect = "gap", exceptions = { "a" } },
    { given = {}, expect = "not_determined" },
  },
}
