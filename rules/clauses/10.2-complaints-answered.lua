-- 10.2-complaints-answered.lua - complaints that showed a nonconformity, held against the register of corrective actions.
-- A complaint that nobody assessed is no answer either; one that was assessed as unfounded asks for none.
return rule {
  api         = 1,
  id          = "10.2-complaints-answered",
  requirement = "10.2",
  related     = { "9.1", "9.3.2" },
  title       = "Complaints that showed a nonconformity lead to corrective action",
  criterion   = "Where a complaint is found to show a nonconformity, a corrective action is agreed by the time the organization's own limit is past.",
  basis       = "own_rules.action_agreement",
  evidence    = { "complaints.complaint", "complaints.assessed_on", "complaints.nonconformity", "actions.finding", "actions.agreed_on" },

  check = function(audit)
    local within = audit.own.action_agreement.within
    return every {
      of    = audit.records.complaints:where { nonconformity = true, assessed_on = since(audit.period.from - within) }
                                      :with(audit.records.actions, { complaint = "finding" }, { unmatched = "none", prefix = "action_" }),
      key   = "complaint",
      meets = any_of { { action_agreed_on = given }, { action_agreed_on = by(column "assessed_on" + within) } },
      empty = "conform", -- no complaint showed a nonconformity
      gap   = "For {failed} of {all} complaints that showed a nonconformity no corrective action was agreed, and the limit for it was past",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { complaints = { { complaint = "CMP-1", assessed_on = "2026-02-02", nonconformity = true },
                                           { complaint = "CMP-2", assessed_on = "2026-03-02", nonconformity = true } },
                            actions = { { finding = "CMP-1", agreed_on = "2026-02-16" }, { finding = "CMP-2", agreed_on = "2026-03-09" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { complaints = { { complaint = "CMP-1", assessed_on = "2026-02-02", nonconformity = true },
                                           { complaint = "CMP-2", assessed_on = "2026-06-15", nonconformity = true } },
                            actions = { { finding = "CMP-1", agreed_on = "2026-02-16" } } } },
      expect = "gap", exceptions = { "CMP-2" }, class = "minor", text = "1 of 2" },
    -- fair: unfounded, not due yet, not assessed yet; and a second action that came later
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { complaints = { { complaint = "CMP-1", assessed_on = "2026-02-02", nonconformity = true },
                                           { complaint = "CMP-3", assessed_on = "2026-02-02", nonconformity = false },
                                           { complaint = "CMP-4", assessed_on = "2026-06-16", nonconformity = true },
                                           { complaint = "CMP-5", assessed_on = none, nonconformity = none },
                                           { complaint = "CMP-0", assessed_on = "2024-06-16", nonconformity = true } },
                            actions = { { finding = "CMP-1", agreed_on = "2026-02-09" }, { finding = "CMP-1", agreed_on = "2026-05-11" } } } },
      expect = "conform", numbers = { failed = 0, all = 2, not_due = 1 } },
    -- nobody slips through: an action that was entered and never agreed
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { complaints = { { complaint = "CMP-1", assessed_on = "2026-02-02", nonconformity = true } },
                            actions = { { finding = "CMP-1", agreed_on = none } } } },
      expect = "gap", exceptions = { "CMP-1" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { complaints = { { complaint = "CMP-1", assessed_on = "2026-02-02", nonconformity = true } }, actions = {} } },
      expect = "gap", exceptions = { "CMP-1" }, class = "minor" },
    -- fair: there were no complaints, which asks for nothing
    { given = { own_rules = { action_agreement = { within = "14 days" } }, records = { complaints = {}, actions = {} } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    { given = { date = "2026-06-30", own_rules = { action_agreement = { within = "14 days" } },
                records = { complaints = { { complaint = "CMP-1", assessed_on = "2026-02-02" } }, actions = {} } },
      expect = "not_determined" },
    { given = { own_rules = { action_agreement = { within = "14 days" } }, records = { complaints = {} } }, expect = "not_determined" },
    { given = { own_rules = { action_agreement = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
