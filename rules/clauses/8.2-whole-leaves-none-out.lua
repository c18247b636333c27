-- 8.2-whole-leaves-none-out.lua - the newest assessment of the whole register held against the day each risk was assessed.
-- Whether that assessment came in its interval is 8.2-assessed-at-interval's matter.
return rule {
  api         = 1,
  id          = "8.2-whole-leaves-none-out",
  requirement = "8.2",
  related     = { "6.1.2" },
  title       = "An assessment of the whole register leaves no risk out",
  criterion   = "Where the records speak of an assessment of the whole register, the register shows each risk as assessed with it.",
  evidence    = { "risks.risk", "risks.assessed_on", "risk_assessments.assessment", "risk_assessments.done_on",
                  "risk_assessments.whole" },

  check = function(audit)
    local whole = audit.records.risk_assessments:where { whole = true, done_on = by(audit.date) }
    local newest
    for row in whole:each() do
      if newest == nil or row.done_on > newest then newest = row.done_on end
    end
    if newest == nil then -- nothing to hold the risks against; that there is none is the other rule's matter
      return every { of = whole, key = "assessment", meets = { whole = true }, gap = "{failed} of {all} assessments were partial" }
    end
    return every {
      of    = audit.records.risks,
      key   = "risk",
      meets = { assessed_on = since(newest) },
      gap   = "{failed} of {all} risks were last assessed before the newest assessment of the whole register",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", assessed_on = "2026-02-10" }, { risk = "R-2", assessed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", done_on = "2025-02-12", whole = true },
                                                 { assessment = "RA-2", done_on = "2026-02-10", whole = true } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", assessed_on = "2026-02-10" }, { risk = "R-2", assessed_on = "2026-02-09" } },
                            risk_assessments = { { assessment = "RA-1", done_on = "2025-02-12", whole = true },
                                                 { assessment = "RA-2", done_on = "2026-02-10", whole = true } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", text = "1 of 2" },
    -- fair: an assessment of one change touches only its risks, and one that is planned has not been yet
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", assessed_on = "2026-02-10" }, { risk = "R-2", assessed_on = "2026-05-04" } },
                            risk_assessments = { { assessment = "RA-1", done_on = "2026-02-10", whole = true },
                                                 { assessment = "RA-2", done_on = "2026-05-04", whole = false },
                                                 { assessment = "RA-3", done_on = "2026-07-01", whole = true } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: a risk that was written down and never assessed
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", assessed_on = none } },
                            risk_assessments = { { assessment = "RA-1", done_on = "2026-02-10", whole = true } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    -- no assessment of the whole: the interval is another rule's matter
    { given = { date = "2026-06-30", records = { risks = { { risk = "R-1", assessed_on = "2026-02-10" } }, risk_assessments = {} } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { risks = { { risk = "R-1" } },
                                                 risk_assessments = { { assessment = "RA-1", done_on = "2026-02-10", whole = true } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { risks = { { risk = "R-1", assessed_on = "2026-02-10" } },
                                                 risk_assessments = { { assessment = "RA-1", done_on = "2026-02-10" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { risks = { { risk = "R-1", assessed_on = "2026-02-10" } } } }, expect = "not_determined" },
    { given = { records = { risks = {}, risk_assessments = { { assessment = "RA-1", done_on = "2026-02-10", whole = true } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
