-- A.5.18-leavers-disabled.lua - the list of people who left against the accounts they held.
-- An account that was used after its holder's limit is more than a late tick in a list.
return rule {
  api         = 1,
  id          = "A.5.18-leavers-disabled",
  requirement = "A.5.18",
  related     = { "A.5.11", "A.5.16", "A.6.5" },
  title       = "Accounts of leavers are disabled in time",
  criterion   = "Each account of a person who leaves is disabled within the organization's own limit.",
  basis       = "own_rules.leaver_accounts",
  evidence    = { "leavers.person", "leavers.left_on", "accounts.person", "accounts.account",
                  "accounts.system", "accounts.disabled_on", "accounts.privileged", "accounts.last_sign_in" },

  check = function(audit)
    local last_day = column "left_on" + audit.own.leaver_accounts.within
    return every {
      of       = audit.records.leavers:with(audit.records.accounts, "person"),
      key      = { "person", "account" },
      meets    = { disabled_on = by(last_day) },
      critical = { privileged = true },
      exposed  = { last_sign_in = after(last_day) },
      group    = "system",
      gap      = "{failed} of {all} accounts of leavers stayed active beyond the limit",
    }
  end,

  examples = {
    -- the last day of the limit is in time
    { given = { own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" } },
                            accounts = { { person = "p1", account = "a1", system = "mail", disabled_on = "2026-04-01",
                                           privileged = false, last_sign_in = "2026-03-30" } } } },
      expect = "conform" },
    -- never disabled, and one disabled a day late
    { given = { own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" }, { person = "p2", left_on = "2026-03-31" } },
                            accounts = { { person = "p1", account = "a1", system = "mail", disabled_on = none,
                                           privileged = false, last_sign_in = "2026-03-31" },
                                         { person = "p2", account = "a2", system = "mail", disabled_on = "2026-04-02",
                                           privileged = false, last_sign_in = none } } } },
      expect = "gap", exceptions = { "p1/a1", "p2/a2" }, class = "minor", numbers = { failed = 2, all = 2 },
      text = "2 of 2 accounts" },
    -- used after the limit
    { given = { own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" } },
                            accounts = { { person = "p1", account = "a1", system = "mail", disabled_on = "2026-05-04",
                                           privileged = false, last_sign_in = "2026-04-17" } } } },
      expect = "gap", exceptions = { "p1/a1" }, class = "major" },
    -- every privileged account stayed active
    { given = { own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" } },
                            accounts = { { person = "p1", account = "a1", system = "db", disabled_on = none,
                                           privileged = true, last_sign_in = none },
                                         { person = "p1", account = "a2", system = "cloud", disabled_on = none,
                                           privileged = true, last_sign_in = none },
                                         { person = "p1", account = "a3", system = "mail", disabled_on = "2026-03-31",
                                           privileged = false, last_sign_in = none } } } },
      expect = "gap", exceptions = { "p1/a1", "p1/a2" }, class = "major" },
    -- fair: whoever leaves today still has until tomorrow
    { given = { date = "2026-12-31", own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" }, { person = "p2", left_on = "2026-12-31" } },
                            accounts = { { person = "p1", account = "a1", system = "mail", disabled_on = "2026-03-31",
                                           privileged = false, last_sign_in = none },
                                         { person = "p2", account = "a2", system = "mail", disabled_on = none,
                                           privileged = false, last_sign_in = "2026-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a leaver whom the list of accounts does not know
    { given = { own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" }, { person = "p9", left_on = "2026-03-31" } },
                            accounts = { { person = "p1", account = "a1", system = "mail", disabled_on = "2026-03-31",
                                           privileged = false, last_sign_in = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers  = { { person = "p1" } },
                            accounts = { { person = "p1", account = "a1", system = "mail", disabled_on = "2026-03-31",
                                           privileged = false, last_sign_in = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { leaver_accounts = { within = "1 day" } },
                records = { leavers = { { person = "p1", left_on = "2026-03-31" } } } },
      expect = "not_determined" },
    { given = { own_rules = { leaver_accounts = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
