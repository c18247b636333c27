-- A.8.13-restore-tested.lua - restore tests that were due against those that succeeded.
-- The finding is the row that is missing: one record per system and period due.
return rule {
  api         = 1,
  id          = "A.8.13-restore-tested",
  requirement = "A.8.13",
  related     = { "A.5.30", "A.8.14" },
  title       = "Restoring from backup is tested",
  criterion   = "The systems that the organization's own rule names are restored with usable data, as often as that rule asks.",
  basis       = "own_rules.restore_test",
  whole       = true,
  evidence    = { "systems.system", "systems.critical", "systems.from", "systems.until",
                  "restore_tests.system", "restore_tests.tested_on", "restore_tests.result" },

  check = function(audit)
    return every {
      of = schedule {
        of    = audit.records.systems:where(audit.own.restore_test.of),
        key   = "system",
        every = audit.own.restore_test.every,
        done  = audit.records.restore_tests:where { result = "passed" },
        at    = "tested_on",
        from  = "from",
        to    = "until",
      },
      group = "system",
      gap   = "The records show no successful restore for {failed} of {all} restore tests due in the period",
    }
  end,

  examples = {
    { given = { period = { "2026-01-01", "2026-06-30" },
                own_rules = { restore_test = { every = "1 quarter", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none },
                                        { system = "wiki", critical = false, from = "2024-05-01", ["until"] = none } },
                            restore_tests = { { system = "db", tested_on = "2026-03-31", result = "passed" },
                                              { system = "db", tested_on = "2026-04-01", result = "passed" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- one of two quarters without a test
    { given = { period = { "2026-01-01", "2026-06-30" },
                own_rules = { restore_test = { every = "1 quarter", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none } },
                            restore_tests = { { system = "db", tested_on = "2026-02-11", result = "passed" } } } },
      expect = "gap", exceptions = { "db/2026-Q2" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- none at all
    { given = { period = { "2026-01-01", "2026-06-30" },
                own_rules = { restore_test = { every = "1 quarter", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none } },
                            restore_tests = {} } },
      expect = "gap", exceptions = { "db/2026-Q1", "db/2026-Q2" }, class = "major" },
    -- fair: a system that went live within the quarter does not owe that quarter
    { given = { period = { "2026-01-01", "2026-06-30" },
                own_rules = { restore_test = { every = "1 quarter", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2026-02-01", ["until"] = none } },
                            restore_tests = { { system = "db", tested_on = "2026-05-20", result = "passed" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a restore that failed shows no usable backup
    { given = { period = { "2026-01-01", "2026-06-30" },
                own_rules = { restore_test = { every = "6 months", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none },
                                        { system = "files", critical = true, from = "2024-05-01", ["until"] = none } },
                            restore_tests = { { system = "db", tested_on = "2026-02-11", result = "failed" },
                                              { system = "files", tested_on = "2026-02-11", result = "passed" } } } },
      expect = "gap", exceptions = { "db/2026-H1" }, class = "minor" },
    { given = { period = { "2026-01-01", "2026-06-30" },
                own_rules = { restore_test = { every = "6 months", of = { critical = true } } },
                records = { systems = { { system = "db", from = "2024-05-01", ["until"] = none } }, restore_tests = {} } },
      expect = "not_determined" },
    { given = { period = { "2026-01-01", "2026-06-30" },
                own_rules = { restore_test = { every = "6 months", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none } },
                            restore_tests = { { system = "db", result = "passed" } } } },
      expect = "not_determined" },
    { given = { own_rules = { restore_test = { every = "6 months", of = { critical = true } } } },
      expect = "not_determined" },
    { given = { own_rules = { restore_test = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
