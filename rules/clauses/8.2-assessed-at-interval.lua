-- 8.2-assessed-at-interval.lua - the newest assessment of the whole risk register held against the own interval.
-- Assessments after a change look at a part only; they are 8.2-changes-assessed's matter.
return rule {
  api         = 1,
  id          = "8.2-assessed-at-interval",
  requirement = "8.2",
  related     = { "6.1.2" },
  title       = "Risks are assessed at the planned interval",
  criterion   = "The whole risk register is assessed as often as the organization's own rule asks.",
  basis       = "own_rules.risk_assessment",
  evidence    = { "risk_assessments.done_on", "risk_assessments.whole" },

  check = function(audit)
    return every {
      of  = schedule {
        every = audit.own.risk_assessment.every,
        done  = audit.records.risk_assessments:where { whole = true },
        at    = "done_on",
      },
      gap = "The records show no assessment of the whole risk register for {failed} of {all} intervals due",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { risk_assessment = { every = "12 months" } },
                records = { risk_assessments = { { assessment = "RA-1", done_on = "2025-06-30", whole = true, change = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30", own_rules = { risk_assessment = { every = "12 months" } },
                records = { risk_assessments = { { assessment = "RA-1", done_on = "2025-06-29", whole = true, change = none } } } },
      expect = "gap", class = "minor" },
    -- an own interval that is shorter
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { risk_assessment = { every = "1 quarter" } },
                records = { risk_assessments = { { assessment = "RA-1", done_on = "2026-02-10", whole = true, change = none } } } },
      expect = "gap", class = "minor", numbers = { failed = 1, all = 2 } },
    -- fair: once a year means once, in whichever month
    { given = { date = "2026-06-30", own_rules = { risk_assessment = { every = "12 months" } },
                records = { risk_assessments = { { assessment = "RA-1", done_on = "2024-03-01", whole = true, change = none },
                                                 { assessment = "RA-2", done_on = "2026-05-29", whole = true, change = none } } } },
      expect = "conform" },
    -- nobody slips through: one risk was looked at, the register was not
    { given = { date = "2026-06-30", own_rules = { risk_assessment = { every = "12 months" } },
                records = { risk_assessments = { { assessment = "RA-1", done_on = "2024-03-01", whole = true, change = none },
                                                 { assessment = "RA-2", done_on = "2026-05-29", whole = false, change = "CH-1" } } } },
      expect = "gap", class = "minor" },
    { given = { date = "2026-06-30", own_rules = { risk_assessment = { every = "12 months" } },
                records = { risk_assessments = { { assessment = "RA-1", whole = true, change = none } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", own_rules = { risk_assessment = { every = "12 months" } },
                records = { risk_assessments = { { assessment = "RA-1", done_on = "2026-02-10", change = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { risk_assessment = { every = "12 months" } }, not_given = { risk_assessments = "does not exist" } },
      expect = "absent", class = "major" },
    { given = { own_rules = { risk_assessment = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
