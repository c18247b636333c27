return rule {
  api         = 1,
  id          = "A.8.13-restricted-systems-backed-up",
  requirement = "A.8.13",
  title       = "Restricted systems are backed up weekly",
  criterion   = "Backups of systems with restricted information are made as often as the organization says.",
  basis       = "own_rules.backups",
  evidence    = { ["own_rules.backups"] = { "How often systems with restricted information are backed up" },
                  "systems.system", "systems.from", "systems.until",
                  ["systems.restricted"] = { "boolean", "Whether it holds restricted information" },
                  ["backups.system"]     = { "key", "System that was backed up" },
                  ["backups.made_on"]    = { "date", "Day of the backup" },
                  ["backups.result"]     = { { "ok", "failed" }, "How it ended" } },

  check = function(audit)
    return every {
      of  = schedule { of = audit.records.systems:where { restricted = true }, key = "system", every = audit.own.backups.every,
                       done = audit.records.backups:where { result = "ok" }, at = "made_on", from = "from", to = "until" },
      gap = "{failed} of {all} backups due of restricted systems were not made",
    }
  end,

  examples = {
    { given = { period = { "2026-01-05", "2026-01-18" }, own_rules = { backups = { every = "1 week" } },
                records = { systems = { { system = "crm", from = none, ["until"] = none, restricted = true },
                                        { system = "wiki", from = none, ["until"] = none, restricted = false } },
                            backups = { { system = "crm", made_on = "2026-01-06", result = "ok" },
                                        { system = "crm", made_on = "2026-01-13", result = "ok" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { period = { "2026-01-05", "2026-01-18" }, own_rules = { backups = { every = "1 week" } },
                records = { systems = { { system = "crm", from = none, ["until"] = none, restricted = true } },
                            backups = { { system = "crm", made_on = "2026-01-06", result = "ok" },
                                        { system = "crm", made_on = "2026-01-13", result = "failed" } } } },
      expect = "gap", exceptions = { "crm/2026-01-12..2026-01-18" }, class = "minor", numbers = { failed = 1, all = 2 } },
    { given = {}, expect = "not_determined" },
  },
}
