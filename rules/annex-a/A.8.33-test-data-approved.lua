-- A.8.33-test-data-approved.lua - data sets for tests: what comes from production is approved before it is used.
-- When it has to go again is asked by A.8.33-test-data-removed.
return rule {
  api         = 1,
  id          = "A.8.33-test-data-approved",
  requirement = "A.8.33",
  related     = { "A.8.11", "A.8.31" },
  title       = "Production data in tests are approved",
  criterion   = "Data from production are used for tests only with an approval, given by the day they are provided.",
  evidence    = { "test_data.dataset", "test_data.environment", "test_data.content", "test_data.provided_on",
                  "test_data.approved_on", "test_data.removed_on" },

  check = function(audit)
    return every {
      of    = audit.records.test_data:where(any_of { { removed_on = none }, { removed_on = since(audit.period.from) } }),
      key   = "dataset",
      meets = any_of { { content = one_of { "made up", "masked" } }, { approved_on = by(column "provided_on") } },
      group = "environment",
      gap   = "{failed} of {all} data sets held production data without an approval in time",
    }
  end,

  examples = {
    { given = { records = { test_data = { { dataset = "T-1", environment = "test", content = "made up", provided_on = "2024-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-03-02",
                                            approved_on = "2026-03-02", removed_on = "2026-03-16" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- without approval, and approved afterwards
    { given = { records = { test_data = { { dataset = "T-1", environment = "test", content = "made up", provided_on = "2024-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = "2026-03-10" },
                                          { dataset = "T-3", environment = "test", content = "production", provided_on = "2026-04-01",
                                            approved_on = "2026-04-02", removed_on = "2026-04-03" } } } },
      expect = "gap", exceptions = { "T-2", "T-3" }, class = "minor", numbers = { failed = 2, all = 3 } },
    -- half of them, all in one environment: one cause; were they spread, it would be major
    { given = { records = { test_data = { { dataset = "T-1", environment = "test", content = "made up", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "masked", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-3", environment = "load", content = "production", provided_on = "2026-04-01",
                                            approved_on = none, removed_on = "2026-04-03" },
                                          { dataset = "T-4", environment = "load", content = "production", provided_on = "2026-05-04",
                                            approved_on = none, removed_on = "2026-05-05" } } } },
      grading = { population_min = 4 }, expect = "gap", exceptions = { "T-3", "T-4" }, class = "minor" },
    -- fair: a copy that was gone before the audit period
    { given = { date = "2026-12-31",
                records = { test_data = { { dataset = "T-1", environment = "test", content = "masked", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-3", environment = "test", content = "production", provided_on = "2025-01-07",
                                            approved_on = none, removed_on = "2025-12-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a copy of last week that nobody approved
    { given = { date = "2026-12-31",
                records = { test_data = { { dataset = "T-1", environment = "test", content = "made up", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none },
                                          { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-12-21",
                                            approved_on = none, removed_on = none } } } },
      expect = "gap", exceptions = { "T-2" }, class = "minor" },
    { given = { records = { test_data = { { dataset = "T-1", environment = "test", provided_on = "2026-03-02",
                                            approved_on = none, removed_on = none } } } },
      expect = "not_determined" },
    { given = { records = { test_data = { { dataset = "T-2", environment = "test", content = "production", provided_on = "2026-03-02",
                                            removed_on = none } } } },
      expect = "not_determined" },
    { given = { records = { test_data = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
