-- 10.2-incidents-answered.lua - incidents whose review found that a requirement was not kept, held against the register of
-- corrective actions. An incident that broke no requirement asks for none; a review that is missing is A.5.27's matter.
return rule {
  api         = 1,
  id          = "10.2-incidents-answered",
  requirement = "10.2",
  related     = { "A.5.27", "A.5.26" },
  title       = "Incidents that showed a nonconformity lead to corrective action",
  criterion   = "Where the review of an incident found a nonconformity, a corrective action is agreed by the time the organization's own limit is past.",
  basis       = "own_rules.action_agreement",
  evidence    = { "incidents.incident", "incidents.severity", "incidents.reviewed_on", "incidents.nonconformity", "actions.finding",
                  "actions.agreed_on" },

  check = function(audit)
    local within = audit.own.action_agreement.within
    return every {
      of    = audit.records.incidents:where { nonconformity = true, reviewed_on = since(audit.period.from - within) }
                                     :with(audit.records.actions, { incident = "finding" }, { unmatched = "none", prefix = "action_" }),
      key   = "incident",
      meets = any_of { { action_agreed_on = given }, { action_agreed_on = by(column "reviewed_on" + within) } },
      group = "severity",
      empty = "conform", -- no incident showed a nonconformity
      gap   = "For {failed} of {all} incidents whose review found a nonconformity no corrective action was agreed, and the limit for it was past",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { incidents = { { incident = "INC-1", severity = "high", reviewed_on = "2026-02-02", nonconformity = true },
                                          { incident = "INC-2", severity = "low", reviewed_on = "2026-03-02", nonconformity = true } },
                            actions = { { finding = "INC-1", agreed_on = "2026-02-16" }, { finding = "INC-2", agreed_on = "2026-03-09" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { incidents = { { incident = "INC-1", severity = "high", reviewed_on = "2026-02-02", nonconformity = true },
                                          { incident = "INC-2", severity = "low", reviewed_on = "2026-06-15", nonconformity = true } },
                            actions = { { finding = "INC-1", agreed_on = "2026-02-16" } } } },
      expect = "gap", exceptions = { "INC-2" }, class = "minor", text = "1 of 2" },
    -- fair: it broke no requirement, the limit is not past, it was reviewed long ago; and a second action that came later
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { incidents = { { incident = "INC-1", severity = "high", reviewed_on = "2026-02-02", nonconformity = true },
                                          { incident = "INC-3", severity = "high", reviewed_on = "2026-02-02", nonconformity = false },
                                          { incident = "INC-4", severity = "low", reviewed_on = "2026-06-16", nonconformity = true },
                                          { incident = "INC-0", severity = "low", reviewed_on = "2024-06-16", nonconformity = true } },
                            actions = { { finding = "INC-1", agreed_on = "2026-02-09" }, { finding = "INC-1", agreed_on = "2026-05-11" } } } },
      expect = "conform", numbers = { failed = 0, all = 2, not_due = 1 } },
    -- nobody slips through: an action that was entered and never agreed
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { incidents = { { incident = "INC-1", severity = "high", reviewed_on = "2026-02-02", nonconformity = true } },
                            actions = { { finding = "INC-1", agreed_on = none } } } },
      expect = "gap", exceptions = { "INC-1" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { incidents = { { incident = "INC-1", severity = "high", reviewed_on = "2026-02-02", nonconformity = true } },
                            actions = {} } },
      expect = "gap", exceptions = { "INC-1" }, class = "minor" },
    -- fair: there were no incidents, which asks for nothing
    { given = { own_rules = { action_agreement = { within = "14 days" } }, records = { incidents = {}, actions = {} } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { incidents = { { incident = "INC-1", severity = "high", reviewed_on = "2026-02-02" } }, actions = {} } },
      expect = "not_determined" },
    { given = { own_rules = { action_agreement = { within = "14 days" } }, records = { incidents = {} } }, expect = "not_determined" },
    { given = { own_rules = { action_agreement = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
