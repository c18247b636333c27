-- 9.2.2-programme-takes-up-results.lua - what earlier audits found, held against what the programme looks at after them.
-- What the programme looks at never is 9.2.2-programme-covers; an effect that was verified needs no second look.
return rule {
  api         = 1,
  id          = "9.2.2-programme-takes-up-results",
  requirement = "9.2.2",
  related     = { "9.2.1", "10.2" },
  title       = "The audit programme takes up results of earlier audits",
  criterion   = "The audit programme takes earlier results into account: what an audit found not fulfilled is looked at again after it.",
  evidence    = { "earlier_findings.finding", "earlier_findings.requirement", "earlier_findings.class", "earlier_findings.raised_on",
                  "earlier_findings.effect_verified_on", "audit_coverage.requirement", "audit_coverage.planned_on" },

  check = function(audit)
    local planned = audit.records.audit_coverage:where { planned_on = given }:latest("requirement", "planned_on")
    return every {
      of    = audit.records.earlier_findings:where { class = one_of { "major", "minor" }, effect_verified_on = none }
                                            :with(planned, "requirement", { prefix = "next_" }),
      key   = "finding",
      meets = { next_planned_on = after(column "raised_on") },
      group = "requirement",
      empty = "conform", -- a first audit has no earlier results
      gap   = "For {failed} of {all} nonconformities of earlier audits the programme planned no look at their requirement after them",
    }
  end,

  examples = {
    { given = { records = { earlier_findings = { { finding = "F-1", requirement = "9.3.2", class = "minor", raised_on = "2026-03-10",
                                                   effect_verified_on = none },
                                                 { finding = "F-2", requirement = "A.5.18", class = "major", raised_on = "2026-03-10",
                                                   effect_verified_on = none } },
                            audit_coverage = { { requirement = "9.3.2", planned_on = "2026-03-09" },
                                               { requirement = "9.3.2", planned_on = "2026-10-19" },
                                               { requirement = "A.5.18", planned_on = "2026-03-11" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { earlier_findings = { { finding = "F-1", requirement = "9.3.2", class = "minor", raised_on = "2026-03-10",
                                                   effect_verified_on = none },
                                                 { finding = "F-2", requirement = "A.5.18", class = "major", raised_on = "2026-03-10",
                                                   effect_verified_on = none } },
                            audit_coverage = { { requirement = "9.3.2", planned_on = "2026-10-19" },
                                               { requirement = "A.5.18", planned_on = "2026-03-10" } } } },
      expect = "gap", exceptions = { "F-2" }, class = "minor", text = "1 of 2" },
    -- fair: an opportunity asks for nothing, and a correction whose effect was verified was looked at
    { given = { records = { earlier_findings = { { finding = "F-1", requirement = "9.3.2", class = "minor", raised_on = "2026-03-10",
                                                   effect_verified_on = none },
                                                 { finding = "F-3", requirement = "A.5.7", class = "ofi", raised_on = "2026-03-10",
                                                   effect_verified_on = none },
                                                 { finding = "F-4", requirement = "A.5.7", class = "minor", raised_on = "2026-03-10",
                                                   effect_verified_on = "2026-05-04" } },
                            audit_coverage = { { requirement = "9.3.2", planned_on = "2026-10-19" },
                                               { requirement = "A.5.7", planned_on = "2025-10-20" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first cycle has no earlier results
    { given = { records = { earlier_findings = {}, audit_coverage = { { requirement = "8.2", planned_on = "2023-04-17" } } } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nor has one that has no programme yet, which is another rule's finding
    { given = { records = { earlier_findings = {}, audit_coverage = {} } }, expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nobody slips through: a major one of years ago that nobody looked at since
    { given = { records = { earlier_findings = { { finding = "F-0", requirement = "8.2", class = "major", raised_on = "2023-05-02",
                                                   effect_verified_on = none } },
                            audit_coverage = { { requirement = "8.2", planned_on = "2023-04-17" } } } },
      expect = "gap", exceptions = { "F-0" }, class = "minor" },
    -- a requirement that the programme does not plan to look at at all is another rule's finding
    { given = { records = { earlier_findings = { { finding = "F-1", requirement = "9.3.2", class = "minor", raised_on = "2026-03-10",
                                                   effect_verified_on = none } },
                            audit_coverage = { { requirement = "9.3.2", planned_on = none } } } },
      expect = "not_determined" },
    { given = { records = { earlier_findings = { { finding = "F-1", requirement = "9.3.2", class = "minor", raised_on = "2026-03-10" } },
                            audit_coverage = { { requirement = "9.3.2", planned_on = "2026-03-10" } } } },
      expect = "not_determined" },
    { given = { records = { earlier_findings = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
