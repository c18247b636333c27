-- 6.1.3-residual-risks-accepted.lua - what remains of each risk held against the accepted level, and above it against
-- the newest acceptance. At or below that level the method itself accepts; nothing further is owed.
return rule {
  api         = 1,
  id          = "6.1.3-residual-risks-accepted",
  requirement = "6.1.3",
  related     = { "8.3", "6.1.2" },
  title       = "Residual risks are within the accepted level or accepted with their owner",
  criterion   = "Residual risks lie within the accepted level, or have an acceptance in force that names owner, approver and reason.",
  evidence    = { "risks.risk", "risks.owner", "risks.residual_level", "risk_method.acceptance_level", "acceptances.risk",
                  "acceptances.approver", "acceptances.owner", "acceptances.reason", "acceptances.from", "acceptances.until" },

  check = function(audit)
    local accepted = audit.records.acceptances:where { risk = given, from = before(audit.date) }:latest("risk", "from")
    local in_force = any_of { { acceptance_until = none }, { acceptance_until = since(audit.date) } }
    return every {
      of    = audit.records.risks:with(accepted, "risk", { unmatched = "none", prefix = "acceptance_" }),
      key   = "risk",
      meets = any_of { { residual_level = at_most(audit.facts.risk_method.acceptance_level) },
                       { acceptance_approver = given, acceptance_reason = given, acceptance_owner = column "owner", in_force } },
      gap   = "{failed} of {all} residual risks lay above the accepted level, and no acceptance in force names owner and reason",
    }
  end,

  examples = {
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 },
                                      { risk = "R-2", owner = "head of people", residual_level = 8 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "New data centre in 2027", from = "2026-02-20", ["until"] = "2026-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 },
                                      { risk = "R-2", owner = "head of people", residual_level = 9 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "New data centre in 2027", from = "2026-02-20", ["until"] = none } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", text = "1 of 2" },
    -- fair: an acceptance that ran out and was renewed
    { given = { date = "2026-06-30", facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "First year", from = "2025-03-01", ["until"] = "2026-02-28" },
                                            { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "Second year", from = "2026-03-01", ["until"] = "2026-06-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: nothing lies above the accepted level
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 8 } }, acceptances = {} } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the acceptance ran out on the day before
    { given = { date = "2026-06-30", facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "First year", from = "2025-03-01", ["until"] = "2026-06-29" } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    -- nor is it enough that somebody else than the owner of the risk accepted it
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "ISMS manager", owner = "ISMS manager",
                                              reason = "Too small", from = "2026-02-20", ["until"] = none } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "managing director", owner = "head of operations",
                                              reason = "New data centre in 2027", from = "2026-02-20" } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations" } }, acceptances = {} } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { acceptance_level = 8 } },
                records = { risks = { { risk = "R-1", owner = "head of operations", residual_level = 10 } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { acceptance_level = 8 } }, records = { risks = {}, acceptances = {} } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
