-- A.8.33-test-data-approved.lua - data sets for tests: what comes from production is approved, and goes again.
return rule {
  api         = 1,
  id          = "A.8.33-test-data-approved",
  requirement = "A.8.33",
  related     = { "A.8.10", "A.8.11", "A.8.31" },
  title       = "Production data in tests are approved and removed",
  criterion   = "Data from production are used for tests only with approval, and are removed within the organization's own time.",
  basis       = "own_rules.test_data",
  evidence    = { "test_data.dataset", "test_data.environment", "test_data.content", "test_data.provided_on",
                  "test_data.approved_on", "test_data.removed_on" },

  check = function(audit)
    local no_copy = { content = one_of { "made up", "masked" } }
    local in_time = { approved_on = by(column "provided_on"),
                      removed_on  = by(column "provided_on" + audit.own.test_data.within) }
    return every {
      of    = audit.records.test_data:where(any_of { { removed_on = none }, { removed_on = since(audit.period.from) } }),
      key   = "dataset",
      meets = any_of { no_copy, in_time },
      group = "environment",
      gap   = "{failed} of {all} data sets held production data without approval, or beyond the time for them",
    }
  end,

  examples = {
    { given = { own_rules = { test_data = { within = "14 days" } },
                records = { test_data = { { dataset = "T-1", environment = "test", content = "made up", provided_on = "2024-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-03-02",
                                            approved_on = "2026-03-02", removed_on = "2026-03-16" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- without approval, approved afterwards, and still there
    { given = { own_rules = { test_data = { within = "14 days" } },
                records = { test_data = { { dataset = "T-1", environment = "test", content = "made up", provided_on = "2024-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = "2026-03-10" },
                                          { dataset = "T-3", environment = "test", content = "production", provided_on = "2026-04-01",
                                            approved_on = "2026-04-02", removed_on = "2026-04-03" },
                                          { dataset = "T-4", environment = "load", content = "production", provided_on = "2026-05-04",
                                            approved_on = "2026-05-04", removed_on = none } } } },
      expect = "gap", exceptions = { "T-2", "T-3", "T-4" }, class = "minor", numbers = { failed = 3, all = 4 } },
    -- fair: a copy of last week, and one that was gone before the audit period
    { given = { date = "2026-12-31", own_rules = { test_data = { within = "14 days" } },
                records = { test_data = { { dataset = "T-1", environment = "test", content = "masked", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-12-21",
                                            approved_on = "2026-12-21", removed_on = none },
                                          { dataset = "T-3", environment = "test", content = "production", provided_on = "2025-01-07",
                                            approved_on = none, removed_on = "2025-12-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a copy of last week that nobody approved
    { given = { date = "2026-12-31", own_rules = { test_data = { within = "14 days" } },
                records = { test_data = { { dataset = "T-1", environment = "test", content = "made up", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-12-21",
                                            approved_on = none, removed_on = none } } } },
      expect = "gap", exceptions = { "T-2" }, class = "minor" },
    { given = { own_rules = { test_data = { within = "14 days" } },
                records = { test_data = { { dataset = "T-1", environment = "test", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { test_data = { within = "14 days" } },
                records = { test_data = { { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-03-02",
                                            approved_on = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = { own_rules = { test_data = { within = "14 days" } }, records = { test_data = {} } }, expect = "not_determined" },
    { given = { own_rules = { test_data = { within = "14 days" } } }, expect = "not_determined" },
    { given = { own_rules = { test_data = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
