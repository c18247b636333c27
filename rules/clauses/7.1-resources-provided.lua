-- 7.1-resources-provided.lua - what the ISMS was found to need, held against the day from which it is needed. Whether
-- the list is long enough is asked of people; a need that top management gave up by decision is none.
return rule {
  api         = 1,
  id          = "7.1-resources-provided",
  requirement = "7.1",
  related     = { "5.1" },
  title       = "Resources of the ISMS are there when they are needed",
  criterion   = "The resources that the organization determined for its ISMS are provided by the day from which it needs them.",
  evidence    = { "resources.resource", "resources.needed_from", "resources.provided_on", "resources.dropped_on" },

  check = function(audit)
    return every {
      of    = audit.records.resources:where { dropped_on = none },
      key   = "resource",
      meets = { provided_on = by(column "needed_from") },
      gap   = "{failed} of {all} resources that the ISMS was found to need were not provided by the day from which it needs them",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { resources = { { resource = "0.6 positions", needed_from = "2026-01-12", provided_on = "2026-01-12",
                                            dropped_on = none },
                                          { resource = "scanner", needed_from = "2026-03-02", provided_on = "2026-02-20",
                                            dropped_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { resources = { { resource = "0.6 positions", needed_from = "2026-01-12", provided_on = none,
                                            dropped_on = none },
                                          { resource = "scanner", needed_from = "2026-03-02", provided_on = "2026-02-20",
                                            dropped_on = none } } } },
      expect = "gap", exceptions = { "0.6 positions" }, class = "minor", text = "1 of 2" },
    -- fair: needed later on, needed without a day, and given up by decision
    { given = { date = "2026-06-30",
                records = { resources = { { resource = "0.6 positions", needed_from = "2026-01-12", provided_on = "2026-01-12",
                                            dropped_on = none },
                                          { resource = "auditor", needed_from = "2026-09-01", provided_on = none,
                                            dropped_on = none },
                                          { resource = "second site", needed_from = none, provided_on = none, dropped_on = none },
                                          { resource = "wiki", needed_from = "2026-02-02", provided_on = none,
                                            dropped_on = "2026-01-26" } } } },
      expect = "conform", numbers = { failed = 0, all = 1, not_due = 1, no_limit = 1 } },
    -- nobody slips through: provided, half a year after it was needed
    { given = { date = "2026-06-30",
                records = { resources = { { resource = "scanner", needed_from = "2025-12-01", provided_on = "2026-06-01",
                                            dropped_on = none } } } },
      expect = "gap", exceptions = { "scanner" }, class = "minor" },
    { given = { date = "2026-06-30",
                records = { resources = { { resource = "scanner", needed_from = "2026-03-02", dropped_on = none } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { resources = { { resource = "scanner", provided_on = "2026-03-02", dropped_on = none } } } },
      expect = "not_determined" },
    { given = { records = { resources = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
