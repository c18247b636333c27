-- 6.1.3-plan-approved-by-owners.lua - risks with a treatment held against the approval of its plan by the owner of the risk.
-- Risks without owner are 6.1.2-risks-owned's matter, what remains above the accepted level 6.1.3-residual-risks-accepted's.
return rule {
  api         = 1,
  id          = "6.1.3-plan-approved-by-owners",
  requirement = "6.1.3",
  related     = { "8.3", "6.1.2" },
  title       = "Risk owners have approved the treatment of their risks",
  criterion   = "The owner of each risk has approved the plan for its treatment before the audit.",
  evidence    = { "risks.risk", "risks.owner", "risks.plan_approved_on", "treatments.risk", "treatments.status" },

  check = function(audit)
    local treated = {}
    for row in audit.records.treatments:where { status = one_of("planned", "in progress", "done") }:each() do treated[#treated + 1] = row.risk end
    return every {
      of    = audit.records.risks:where { owner = given, risk = #treated > 0 and one_of(treated) or none },
      key   = "risk",
      meets = { plan_approved_on = before(audit.date) },
      group = "owner",
      gap   = "The treatment of {failed} of {all} risks had no approval of their owner",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", owner = "head of operations", plan_approved_on = "2026-06-29" },
                                      { risk = "R-2", owner = "managing director", plan_approved_on = "2024-02-20" } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "planned" }, { risk = "R-1", control = "A.8.5", status = "done" },
                                           { risk = "R-2", control = none, status = "done" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", owner = "head of operations", plan_approved_on = "2026-02-20" },
                                      { risk = "R-2", owner = "managing director", plan_approved_on = none } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "planned" },
                                           { risk = "R-2", control = "A.5.22", status = "planned" } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", text = "1 of 2" },
    -- fair: a risk without treatment, one whose only treatment was dropped, and one without owner
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", owner = "head of operations", plan_approved_on = "2026-02-20" },
                                      { risk = "R-2", owner = "managing director", plan_approved_on = none },
                                      { risk = "R-3", owner = "managing director", plan_approved_on = none },
                                      { risk = "R-4", owner = none, plan_approved_on = none } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "planned" }, { risk = "R-3", control = "A.5.22", status = "dropped" },
                                           { risk = "R-4", control = "A.5.22", status = "planned" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: an approval that is only planned
    { given = { date = "2026-06-30",
                records = { risks = { { risk = "R-1", owner = "head of operations", plan_approved_on = "2026-07-01" } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "done" } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations" } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "done" } } } },
      expect = "not_determined" },
    { given = { records = { risks = { { risk = "R-1", plan_approved_on = none } }, treatments = { { risk = "R-1", control = "A.8.2", status = "done" } } } },
      expect = "not_determined" },
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations", plan_approved_on = none } },
                            treatments = { { risk = "R-1", control = "A.8.2" } } } }, expect = "not_determined" },
    -- first cycle: nothing is treated yet
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations", plan_approved_on = none } }, treatments = {} } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
