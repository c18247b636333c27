-- 8.2-results-recorded.lua - the record of each risk assessment of the period. Whether one was due is the matter of
-- 8.2-assessed-at-interval and 8.2-changes-assessed.
return rule {
  api         = 1,
  id          = "8.2-results-recorded",
  requirement = "8.2",
  related     = { "7.5.3" },
  title       = "The results of risk assessments are recorded",
  criterion   = "There is a record of the results of every risk assessment.",
  whole       = true,
  evidence    = { "risk_assessments.assessment", "risk_assessments.change", "risk_assessments.done_on", "risk_assessments.record" },

  check = function(audit)
    return every {
      of    = audit.records.risk_assessments:where { done_on = since(audit.period.from) },
      key   = { "assessment", "change" },
      meets = { record = given },
      gap   = "{failed} of {all} risk assessments carried out in the period left no record of their results",
    }
  end,

  examples = {
    { given = { records = { risk_assessments = { { assessment = "RA-1", change = none, done_on = "2026-02-10", record = "Register 1.1" },
                                                 { assessment = "RA-2", change = "CH-1", done_on = "2026-07-06", record = "Minutes of 6 July" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { risk_assessments = { { assessment = "RA-1", change = none, done_on = "2026-02-10", record = "Register 1.1" },
                                                 { assessment = "RA-2", change = "CH-1", done_on = "2026-07-06", record = none } } } },
      expect = "gap", exceptions = { "RA-2/CH-1" }, class = "minor", text = "1 of 2" },
    -- the only one left nothing behind
    { given = { records = { risk_assessments = { { assessment = "RA-1", change = none, done_on = "2026-02-10", record = none } } } },
      expect = "gap", exceptions = { "RA-1/none" }, class = "major" },
    -- fair: what lies before the period was looked at then
    { given = { records = { risk_assessments = { { assessment = "RA-0", change = none, done_on = "2025-12-31", record = none },
                                                 { assessment = "RA-1", change = none, done_on = "2026-01-01", record = "Register 1.1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: one assessment after two changes, recorded for one of them
    { given = { records = { risk_assessments = { { assessment = "RA-2", change = "CH-1", done_on = "2026-07-06", record = "Minutes of 6 July" },
                                                 { assessment = "RA-2", change = "CH-2", done_on = "2026-07-06", record = none } } } },
      expect = "gap", exceptions = { "RA-2/CH-2" }, class = "minor" },
    { given = { records = { risk_assessments = { { assessment = "RA-1", change = none, done_on = "2026-02-10" } } } }, expect = "not_determined" },
    { given = { records = { risk_assessments = { { assessment = "RA-1", change = none, record = none } } } }, expect = "not_determined" },
    { given = { records = { risk_assessments = {} } }, expect = "not_determined" },
    { given = { not_given = { risk_assessments = "does not exist" } }, expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
