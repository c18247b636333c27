-- Accounts of leavers by the day on which they were disabled.
return rule {
  api         = 1,
  id          = "bench-leavers-late",
  requirement = "A.5.18",
  related     = { "A.6.5" },
  title       = "Accounts of leavers are disabled in time",
  criterion   = "Accounts of people who leave are disabled within the limit of the own rule.",
  basis       = "own_rules.exit_limit",
  evidence    = { "leavers.person", "leavers.left_on", "accounts.person", "accounts.account",
                  "accounts.disabled_on", "accounts.privileged", "accounts.system",
                  ["own_rules.exit_limit"] = { "How long accounts of leavers may stay active" } },

  check = function(audit)
    return every {
      of       = audit.records.leavers:with(audit.records.accounts, "person", { unmatched = "drop" }),
      key      = { "person", "account" },
      meets    = { disabled_on = by(column "left_on" + audit.own.exit_limit.within) },
      critical = { privileged = true },
      group    = "system",
      gap      = "{failed} of {all} accounts of leavers stayed active beyond the limit",
    }
  end,

  examples = {
    { given = { own_rules = { exit_limit = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" } },
                            accounts = { { account = "a", person = "p1", system = "s", privileged = false, disabled_on = "2026-04-01" } } } },
      expect = "conform" },
    { given = { own_rules = { exit_limit = { within = "1 day" } },
                records = { leavers  = { { person = "p1", left_on = "2026-03-31" } },
                            accounts = { { account = "a", person = "p1", system = "s", privileged = false, disabled_on = none } } } },
      expect = "gap", exceptions = { "p1/a" } },
    { given = {}, expect = "not_determined" },
  },
}
