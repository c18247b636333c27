-- 6.1.3-acceptances-authorized.lua - who accepted a risk, held against who may do so by the organization's own rule.
-- Whether every risk above the accepted level has an acceptance is 6.1.3-residual-risks-accepted's matter.
return rule {
  api         = 1,
  id          = "6.1.3-acceptances-authorized",
  requirement = "6.1.3",
  related     = { "5.3", "8.3" },
  title       = "Risks are accepted by those who may accept them",
  criterion   = "Acceptances of risks that are in force come from a role that the organization's own rule entitles to accept them.",
  basis       = "own_rules.risk_acceptance",
  evidence    = { "acceptances.risk", "acceptances.approver", "acceptances.from", "acceptances.until", "risks.risk", "risks.level",
                  "risks.residual_level" },

  check = function(audit)
    local own = audit.own.risk_acceptance
    local in_force = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    return every {
      of    = audit.records.acceptances:where { risk = given, from = by(audit.date), in_force }
                                       :with(audit.records.risks:where(own.of), "risk", { unmatched = "drop", prefix = "risk_" }),
      key   = "risk",
      meets = own.demands,
      critical = { risk = given }, -- several decisions, and none of them by an entitled role: that is the practice
      gap   = "{failed} of {all} acceptances of risks in force came from a role that the own rule does not entitle",
    }
  end,

  examples = {
    { given = { own_rules = { risk_acceptance = { demands = { approver = { "managing director" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 }, { risk = "R-2", level = 9, residual_level = 9 } },
                            acceptances = { { risk = "R-1", approver = "managing director", from = "2026-02-20", ["until"] = none },
                                            { risk = "R-2", approver = "managing director", from = "2026-02-20", ["until"] = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { risk_acceptance = { demands = { approver = { "managing director" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 }, { risk = "R-2", level = 9, residual_level = 9 } },
                            acceptances = { { risk = "R-1", approver = "ISMS manager", from = "2026-02-20", ["until"] = none },
                                            { risk = "R-2", approver = "managing director", from = "2026-02-20", ["until"] = none } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor", text = "1 of 2" },
    -- nobody who may accept ever does
    { given = { own_rules = { risk_acceptance = { demands = { approver = { "managing director" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 }, { risk = "R-2", level = 9, residual_level = 9 } },
                            acceptances = { { risk = "R-1", approver = "ISMS manager", from = "2026-02-20", ["until"] = none },
                                            { risk = "R-2", approver = "ISMS manager", from = "2026-02-20", ["until"] = none } } } },
      expect = "gap", exceptions = { "R-1", "R-2" }, class = "major" },
    -- fair: an acceptance that ran out yesterday binds nobody, one of a finding is another matter, and one may begin later
    { given = { date = "2026-06-30", own_rules = { risk_acceptance = { demands = { approver = { "managing director", "owner" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = "ISMS manager", from = "2025-03-01", ["until"] = "2026-06-29" },
                                            { risk = none, approver = "ISMS manager", from = "2026-03-01", ["until"] = none },
                                            { risk = "R-1", approver = "ISMS manager", from = "2026-07-01", ["until"] = none },
                                            { risk = "R-1", approver = "owner", from = "2026-06-30", ["until"] = "2026-06-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: the own rule is about high risks alone
    { given = { own_rules = { risk_acceptance = { of = { level = { 16, 20 }, residual_level = { 10, 12 } },
                                                  demands = { approver = { "managing director" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 }, { risk = "R-2", level = 9, residual_level = 9 } },
                            acceptances = { { risk = "R-1", approver = "managing director", from = "2026-02-20", ["until"] = none },
                                            { risk = "R-2", approver = "head of people", from = "2026-02-20", ["until"] = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: accepted by nobody
    { given = { own_rules = { risk_acceptance = { demands = { approver = { "managing director" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 } },
                            acceptances = { { risk = "R-1", approver = none, from = "2026-02-20", ["until"] = none } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    { given = { own_rules = { risk_acceptance = { demands = { approver = { "managing director" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 } },
                            acceptances = { { risk = "R-1", from = "2026-02-20", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { risk_acceptance = { demands = { approver = { "managing director" } } } },
                records = { risks = { { risk = "R-1", level = 16, residual_level = 10 } }, acceptances = {} } },
      expect = "not_determined" },
    { given = { own_rules = { risk_acceptance = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
