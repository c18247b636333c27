-- A.8.5-sign-in-mfa.lua - accounts with which people sign in against the second factor. Where privileged accounts have
-- an own rule of their own (A.8.5-privileged-mfa), this one says `of: {privileged: false}`, and nothing is raised twice.
return rule {
  api         = 1,
  id          = "A.8.5-sign-in-mfa",
  requirement = "A.8.5",
  related     = { "A.5.16", "A.5.17" },
  title       = "Signing in demands a second factor",
  criterion   = "Each active account with which a person can sign in demands a second factor where the organization's own rule asks for it.",
  basis       = "own_rules.sign_in_mfa",
  whole       = true,
  evidence    = { "accounts.account", "accounts.system", "accounts.interactive", "accounts.mfa", "accounts.disabled_on",
                  "accounts.privileged", "accounts.purpose", "accounts.seen_on" },

  check = function(audit)
    local own = audit.own.sign_in_mfa
    local active = any_of { { disabled_on = none }, { disabled_on = after(column "seen_on") } }
    return every {
      of     = audit.records.accounts:where { interactive = true }:where(active):where(own.of),
      key    = "account",
      meets  = { mfa = true },
      except = own.except,
      group  = "system",
      gap    = "{failed} of {all} accounts for people lacked a second factor",
    }
  end,

  examples = {
    { given = { own_rules = { sign_in_mfa = { source = "Access policy 2.0, 6" } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, mfa = true, disabled_on = none },
                                         { account = "ben", system = "cloud", interactive = true, mfa = true, disabled_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { sign_in_mfa = { source = "Access policy 2.0, 6" } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, mfa = true, disabled_on = none },
                                         { account = "ben", system = "cloud", interactive = true, mfa = false, disabled_on = none } } } },
      expect = "gap", exceptions = { "ben" }, class = "minor", text = "1 of 2 accounts for people" },
    -- nobody has one
    { given = { own_rules = { sign_in_mfa = { source = "Access policy 2.0, 6" } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, mfa = false, disabled_on = none },
                                         { account = "ben", system = "wiki", interactive = true, mfa = false, disabled_on = none } } } },
      expect = "gap", exceptions = { "mia", "ben" }, class = "major" },
    -- fair: a program does not type a code, an account is gone, another system lies outside the rule
    { given = { own_rules = { sign_in_mfa = { of = { system = "cloud" }, except = { account = "lobby" } } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, mfa = true, disabled_on = none },
                                         { account = "build", system = "cloud", interactive = false, mfa = false, disabled_on = none },
                                         { account = "old", system = "cloud", interactive = true, mfa = false, disabled_on = "2026-03-01" },
                                         { account = "lobby", system = "cloud", interactive = true, mfa = false, disabled_on = none },
                                         { account = "ben", system = "wiki", interactive = true, mfa = false, disabled_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: to be disabled some day is not disabled
    { given = { date = "2026-12-31", own_rules = { sign_in_mfa = { source = "Access policy 2.0, 6" } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, mfa = true, disabled_on = none },
                                         { account = "ben", system = "cloud", interactive = true, mfa = false,
                                           disabled_on = "2027-01-31" } } } },
      expect = "gap", exceptions = { "ben" }, class = "minor" },
    -- fair: privileged accounts have an own rule of their own, the sealed one is exempt, and an account was gone before the export
    -- that shows it
    { given = { date = "2026-12-31",
                own_rules = { sign_in_mfa = { of = { privileged = false }, except = { purpose = "emergency" } } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, mfa = true, privileged = false,
                                           purpose = "personal", disabled_on = none, seen_on = "2026-10-15" },
                                         { account = "adm", system = "cloud", interactive = true, mfa = false, privileged = true,
                                           purpose = "personal", disabled_on = none, seen_on = "2026-10-15" },
                                         { account = "sealed", system = "cloud", interactive = true, mfa = false, privileged = false,
                                           purpose = "emergency", disabled_on = none, seen_on = "2026-10-15" },
                                         { account = "old", system = "cloud", interactive = true, mfa = false, privileged = false,
                                           purpose = "personal", disabled_on = "2026-10-14", seen_on = "2026-10-15" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { sign_in_mfa = { source = "Access policy 2.0, 6" } },
                records = { accounts = { { account = "mia", system = "cloud", interactive = true, disabled_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { sign_in_mfa = { source = "Access policy 2.0, 6" } },
                records = { accounts = { { account = "mia", system = "cloud", mfa = false, disabled_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { sign_in_mfa = { source = "Access policy 2.0, 6" } }, records = { accounts = {} } },
      expect = "not_determined" },
    { given = { own_rules = { sign_in_mfa = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
