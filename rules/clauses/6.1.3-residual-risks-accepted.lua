-- 6.1.3-residual-risks-accepted.lua - what remains of each risk held against the accepted level, and above it against
-- the newest acceptance. At or below that level the method itself accepts; nothing further is owed. A risk that was never
-- accepted and whose treatment lies ahead by a plan that its owner approved is not residual yet.
return rule {
  api         = 1,
  id          = "6.1.3-residual-risks-accepted",
  requirement = "6.1.3",
  related     = { "8.3", "6.1.2" },
  title       = "Residual risks are within the accepted level or accepted with their owner",
  criterion   = "Residual risks lie within the accepted level, or have an acceptance in force that names owner, approver and reason; "
                .. "what was never accepted may wait for a treatment ahead that its owner approved.",
  evidence    = { "risks.risk", "risks.owner", "risks.residual_level", "risks.plan_approved_on", "risk_method.acceptance_level",
                  "acceptances.risk", "acceptances.approver", "acceptances.owner", "acceptances.reason", "acceptances.from",
                  "acceptances.until", "treatments.risk", "treatments.option", "treatments.status", "treatments.due" },

  check = function(audit)
    local accepted = audit.records.acceptances:where { risk = given, from = before(audit.date) }:latest("risk", "from")
    local ahead    = audit.records.treatments:where { option = one_of("reduce", "avoid", "share"), status = one_of("planned", "in progress"),
                                                      due = since(audit.date) }:latest("risk", "due")
    local in_force = any_of { { acceptance_until = none }, { acceptance_until = since(audit.date) } }
    return every {
      of    = audit.records.risks:with(accepted, "risk", { unmatched = "none", prefix = "acceptance_" })
                                 :with(ahead, "risk", { unmatched = "none", prefix = "treatment_" }),
      key   = "risk",
      meets = any_of { { residual_level = at_most(audit.facts.risk_method.acceptance_level) },
                       { acceptance_approver = given, acceptance_reason = given, acceptance_owner = column "owner", in_force },
                       { acceptance_risk = none, treatment_due = given, plan_approved_on = before(audit.date) } },
      -- several risks above the accepted level, and nobody answers for any of them
      critical = { residual_level = at_least(audit.facts.risk_method.acceptance_level + 1) },
      gap   = "{failed} of {all} residual risks lay above the accepted level without an acceptance in force that names owner and reason, "
              .. "or an approved treatment ahead",
    }
  end,

  examples = {
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 },
                                      { risk = "R-2", owner = "head of people", residual_level = 8 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "New data centre in 2027", from = "2026-02-20", ["until"] = "2026-12-31" } }, treatments = {} } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 },
                                      { risk = "R-2", owner = "head of people", residual_level = 9 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "New data centre in 2027", from = "2026-02-20", ["until"] = none } }, treatments = {} } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", text = "1 of 2" },
    -- several lie above it, and nobody accepted any
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 },
                                      { risk = "R-2", owner = "head of people", residual_level = 9 },
                                      { risk = "R-3", owner = "head of people", residual_level = 6 } }, acceptances = {}, treatments = {} } },
      expect = "gap", exceptions = { "R-1", "R-2" }, class = "major" },
    -- fair: an acceptance that ran out and was renewed
    { given = { date = "2026-06-30", facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "First year", from = "2025-03-01", ["until"] = "2026-02-28" },
                                            { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "Second year", from = "2026-03-01", ["until"] = "2026-06-30" } }, treatments = {} } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: nothing lies above the accepted level
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 8 } }, acceptances = {}, treatments = {} } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the acceptance ran out on the day before
    { given = { date = "2026-06-30", facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "First year", from = "2025-03-01", ["until"] = "2026-06-29" } }, treatments = {} } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    -- nor is it enough that somebody else than the owner of the risk accepted it
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "ISMS manager", owner = "ISMS manager",
                                              reason = "Too small", from = "2026-02-20", ["until"] = none } }, treatments = {} } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    -- fair: never accepted, and its treatment lies ahead by a plan that the owner approved; the last day is in time
    { given = { date = "2026-06-30", facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 15, plan_approved_on = "2026-05-11" } },
                            acceptances = {},
                            treatments = { { risk = "R-1", option = "reduce", status = "planned", due = "2026-06-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the plan is late, was not approved, or is to accept; and an acceptance that ran out is not replaced by a plan
    { given = { date = "2026-06-30", facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 15, plan_approved_on = "2026-05-11" },
                                      { risk = "R-2", owner = "head of operations", residual_level = 15, plan_approved_on = none },
                                      { risk = "R-3", owner = "head of operations", residual_level = 15, plan_approved_on = "2026-05-11" },
                                      { risk = "R-4", owner = "head of operations", residual_level = 15, plan_approved_on = "2026-05-11" },
                                      { risk = "R-5", owner = "head of operations", residual_level = 15, plan_approved_on = "2026-05-11" } },
                            acceptances = { { risk = "R-4", approver = "managing director", owner = "head of operations",
                                              reason = "First year", from = "2025-03-01", ["until"] = "2026-02-28" } },
                            treatments = { { risk = "R-1", option = "reduce", status = "in progress", due = "2026-06-29" },
                                           { risk = "R-2", option = "reduce", status = "planned", due = "2027-01-15" },
                                           { risk = "R-3", option = "accept", status = "planned", due = "2027-01-15" },
                                           { risk = "R-4", option = "reduce", status = "planned", due = "2027-01-15" },
                                           { risk = "R-5", option = "reduce", status = "done", due = "2027-01-15" } } } },
      expect = "gap", exceptions = { "R-1", "R-2", "R-3", "R-4", "R-5" }, class = "major" },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10, plan_approved_on = "2026-05-11" } },
                            acceptances = {} } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "New data centre in 2027", from = "2026-02-20" } }, treatments = {} } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations" } }, acceptances = {}, treatments = {} } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { acceptance_level = 8 } }, records = { risks = {}, acceptances = {}, treatments = {} } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
