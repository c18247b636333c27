-- Active accounts by their latest sign-in; a newcomer counts from the day of creation.
return rule {
  api         = 1,
  id          = "bench-accounts-dormant",
  requirement = "A.5.18",
  title       = "Dormant accounts are disabled",
  criterion   = "An account without a sign-in for longer than the own rule allows is disabled.",
  basis       = "own_rules.dormancy",
  evidence    = { "accounts.account", "accounts.created_on", "accounts.disabled_on", "accounts.last_sign_in",
                  "accounts.privileged", "accounts.system",
                  ["own_rules.dormancy"] = { "After which time without a sign-in an account is disabled" } },

  check = function(audit)
    local awake_from = audit.date - audit.own.dormancy.within
    return every {
      of       = audit.records.accounts:where { disabled_on = none },
      key      = "account",
      meets    = any_of { { last_sign_in = since(awake_from) }, { created_on = since(awake_from) } },
      critical = { privileged = true },
      group    = "system",
      gap      = "{failed} of {all} active accounts are dormant",
    }
  end,

  examples = {
    { given = { own_rules = { dormancy = { within = "90 days" } },
                records = { accounts = { { account = "a", system = "s", privileged = false, created_on = "2020-01-01",
                                           disabled_on = none, last_sign_in = "2026-12-01" } } } },
      expect = "conform" },
    { given = { own_rules = { dormancy = { within = "90 days" } },
                records = { accounts = { { account = "a", system = "s", privileged = false, created_on = "2020-01-01",
                                           disabled_on = none, last_sign_in = none } } } },
      expect = "gap", exceptions = { "a" } },
    { given = {}, expect = "not_determined" },
  },
}
