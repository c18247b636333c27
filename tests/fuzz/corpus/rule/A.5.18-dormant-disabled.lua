-- A.5.18-dormant-disabled.lua - active accounts by their latest sign-in, counted on the day of the export.
-- An account that nobody uses is missed by nobody when somebody else does.
return rule {
  api         = 1,
  id          = "A.5.18-dormant-disabled",
  requirement = "A.5.18",
  related     = { "A.5.16", "A.8.2" },
  title       = "Dormant accounts are disabled",
  criterion   = "An account without a sign-in for longer than the organization's own rule allows is disabled.",
  basis       = "own_rules.dormant_accounts",
  evidence    = { "accounts.account", "accounts.system", "accounts.created_on", "accounts.last_sign_in",
                  "accounts.disabled_on", "accounts.privileged", "accounts.purpose", "accounts.interactive",
                  "accounts.seen_on" },

  check = function(audit)
    local own = audit.own.dormant_accounts
    local active = any_of { { disabled_on = none }, { disabled_on = after(column "seen_on") } }
    local awake_from = column "seen_on" - own.within
    return every {
      of       = audit.records.accounts:where(active):where(own.of),
      key      = "account",
      meets    = any_of { { last_sign_in = since(awake_from) }, { created_on = since(awake_from) } },
      except   = own.except,
      critical = { privileged = true },
      group    = "system",
      gap      = "{failed} of {all} active accounts had no sign-in for longer than the own rule allows",
    }
  end,

  examples = {
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days" } },
                records = { accounts = { { account = "mia", system = "cloud", privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = "2026-10-02" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- a day too long
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days" } },
                records = { accounts = { { account = "mia", system = "cloud", privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = "2026-10-01" },
                                         { account = "ben", system = "cloud", privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = "2026-12-01" } } } },
      expect = "gap", exceptions = { "mia" }, class = "minor", text = "1 of 2 active accounts" },
    -- every privileged account sleeps
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days" } },
                records = { accounts = { { account = "adm-1", system = "cloud", privileged = true, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = none },
                                         { account = "adm-2", system = "wiki", privileged = true, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = "2025-12-01" },
                                         { account = "ben", system = "cloud", privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = "2026-12-01" } } } },
      expect = "gap", exceptions = { "adm-1", "adm-2" }, class = "major" },
    -- fair: a newcomer who has not signed in yet, an account that is disabled, a sealed one that the rule exempts
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days", except = { purpose = "emergency" } } },
                records = { accounts = { { account = "mia", system = "cloud", purpose = "personal", privileged = false,
                                           disabled_on = none, created_on = "2026-12-15", last_sign_in = none },
                                         { account = "old", system = "cloud", purpose = "personal", privileged = false,
                                           disabled_on = "2026-05-05", created_on = "2020-01-01", last_sign_in = "2025-01-01" },
                                         { account = "sealed", system = "cloud", purpose = "emergency", privileged = true,
                                           disabled_on = none, created_on = "2020-01-01", last_sign_in = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: made long ago and never used
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days", of = { system = "cloud" } } },
                records = { accounts = { { account = "mia", system = "cloud", privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = "2026-12-01" },
                                         { account = "ben", system = "cloud", privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = none } } } },
      expect = "gap", exceptions = { "ben" }, class = "minor" },
    -- fair: the export is of October and counts from then; with a technical account nobody signs in
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days", except = { interactive = false } } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = "2026-08-03", seen_on = "2026-10-15" },
                                         { account = "svc", system = "cloud", interactive = false, privileged = false, disabled_on = none,
                                           created_on = "2024-02-01", last_sign_in = none, seen_on = "2026-10-15" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- the export does not say when: it may have been yesterday
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days" } },
                records = { accounts = { { account = "mia", system = "cloud", privileged = false, disabled_on = none,
                                           created_on = "2024-02-01" } } } },
      expect = "not_determined" },
    { given = { date = "2026-12-31", own_rules = { dormant_accounts = { within = "90 days" } },
                records = { accounts = { { account = "mia", system = "cloud", privileged = false,
                                           created_on = "2024-02-01", last_sign_in = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { dormant_accounts = { within = "90 days" } }, records = { accounts = {} } },
      expect = "not_determined" },
    { given = { own_rules = { dormant_accounts = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
