-- Privileged accounts that are in use.
return rule {
  api         = 1,
  id          = "bench-accounts-mfa",
  requirement = "A.8.5",
  related     = { "A.8.2" },
  title       = "Privileged accounts demand a second factor",
  criterion   = "Signing in to a privileged account demands a second factor.",
  evidence    = { "accounts.account", "accounts.privileged", "accounts.mfa", "accounts.disabled_on",
                  "accounts.system" },

  check = function(audit)
    return every {
      of    = audit.records.accounts:where { privileged = true, disabled_on = none },
      key   = "account",
      meets = { mfa = true },
      group = "system",
      gap   = "{failed} of {all} privileged accounts have no second factor",
    }
  end,

  examples = {
    { given = { records = { accounts = { { account = "a", system = "s", privileged = true, mfa = true, disabled_on = none },
                                         { account = "b", system = "s", privileged = false, mfa = false, disabled_on = none } } } },
      expect = "conform" },
    { given = { records = { accounts = { { account = "a", system = "s", privileged = true, mfa = false, disabled_on = none } } } },
      expect = "gap", exceptions = { "a" } },
    { given = {}, expect = "not_determined" },
  },
}
