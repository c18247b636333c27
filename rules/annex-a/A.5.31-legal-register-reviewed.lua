-- A.5.31-legal-register-reviewed.lua - each entry of the legal register against the day of its last review.
return rule {
  api         = 1,
  id          = "A.5.31-legal-register-reviewed",
  requirement = "A.5.31",
  related     = { "4.2", "A.5.34", "A.5.36" },
  title       = "The legal register is kept up to date",
  criterion   = "Each law and contract in the legal register is reviewed as often as the organization's own rule asks.",
  basis       = "own_rules.legal_review",
  evidence    = { "legal_requirements.requirement", "legal_requirements.kind", "legal_requirements.applies_from",
                  "legal_requirements.reviewed_on" },

  check = function(audit)
    return every {
      of = schedule {
        of    = audit.records.legal_requirements,
        key   = "requirement",
        every = audit.own.legal_review.every,
        done  = audit.records.legal_requirements,
        at    = "reviewed_on",
        from  = "applies_from",
      },
      group = "kind",
      gap   = "{failed} of {all} entries of the legal register lacked a review within the interval",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { legal_review = { every = "12 months" } },
                records = { legal_requirements = { { requirement = "L-1", kind = "law", applies_from = "2018-05-25",
                                                     reviewed_on = "2025-07-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- too long ago, and never
    { given = { date = "2026-06-30", own_rules = { legal_review = { every = "12 months" } },
                records = { legal_requirements = { { requirement = "L-1", kind = "law", applies_from = "2018-05-25",
                                                     reviewed_on = "2025-11-03" },
                                                   { requirement = "L-2", kind = "law", applies_from = "2019-04-26",
                                                     reviewed_on = "2025-06-29" },
                                                   { requirement = "C-1", kind = "contract", applies_from = "2024-01-01",
                                                     reviewed_on = none } } } },
      expect = "gap", exceptions = { "C-1/last 12 months", "L-2/last 12 months" }, class = "minor", numbers = { failed = 2, all = 3 } },
    -- fair: a law that applies since last month
    { given = { date = "2026-06-30", own_rules = { legal_review = { every = "12 months" } },
                records = { legal_requirements = { { requirement = "L-1", kind = "law", applies_from = "2018-05-25",
                                                     reviewed_on = "2025-11-03" },
                                                   { requirement = "L-9", kind = "law", applies_from = "2026-05-18",
                                                     reviewed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the rest of the register was reviewed
    { given = { date = "2026-06-30", own_rules = { legal_review = { every = "12 months" } },
                records = { legal_requirements = { { requirement = "L-1", kind = "law", applies_from = "2018-05-25",
                                                     reviewed_on = "2026-06-03" },
                                                   { requirement = "L-2", kind = "law", applies_from = "2019-04-26",
                                                     reviewed_on = "2024-06-03" } } } },
      expect = "gap", exceptions = { "L-2/last 12 months" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { legal_review = { every = "12 months" } },
                records = { legal_requirements = { { requirement = "L-1", kind = "law", applies_from = "2018-05-25" } } } },
      expect = "not_determined" },
    { given = { own_rules = { legal_review = { every = "12 months" } }, records = { legal_requirements = {} } },
      expect = "not_determined" },
    { given = { own_rules = { legal_review = { every = "12 months" } } }, expect = "not_determined" },
    { given = { own_rules = { legal_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
