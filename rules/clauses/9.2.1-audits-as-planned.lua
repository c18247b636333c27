-- 9.2.1-audits-as-planned.lua - audits of the programme, area by area, held against their planned day.
-- It looks back over one interval of the own rule and the limit after it, so that last year's audit is still in sight while
-- this year's takes place. The audit that is going on is not judged by itself.
local look_back = use "look_back"

return rule {
  api         = 1,
  id          = "9.2.1-audits-as-planned",
  requirement = "9.2.1",
  related     = { "9.2.2" },
  title       = "Internal audits are carried out as planned",
  criterion   = "Internal audits are carried out within the organization's own limit after the day planned for them.",
  basis       = "own_rules.internal_audit",
  whole       = true,
  evidence    = { "internal_audits.audit", "internal_audits.area", "internal_audits.planned_on", "internal_audits.done_on",
                  "internal_audits.present" },

  check = function(audit)
    local own = audit.own.internal_audit
    return every {
      of    = audit.records.internal_audits:where { present = false, planned_on = since(look_back(audit.date, own)) },
      key   = { "audit", "area" },
      meets = { done_on = by(column "planned_on" + own.within) },
      group = "audit",
      gap   = "{failed} of {all} planned audits of areas did not take place in time",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "operations", planned_on = "2026-03-30", done_on = "2026-04-30",
                                                  present = false },
                                                { audit = "IA-1", area = "people", planned_on = "2026-03-31", done_on = "2026-03-31",
                                                  present = false } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "operations", planned_on = "2026-03-30", done_on = "2026-05-04",
                                                  present = false },
                                                { audit = "IA-1", area = "people", planned_on = "2026-03-31", done_on = "2026-03-31",
                                                  present = false } } } },
      expect = "gap", exceptions = { "IA-1/operations" }, class = "minor", text = "1 of 2" },
    -- the planned audit did not take place at all
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "operations", planned_on = "2026-03-30", done_on = none,
                                                  present = false } } } },
      expect = "gap", exceptions = { "IA-1/operations" }, class = "major" },
    -- fair: audits that lie ahead, and one whose limit is not past
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "people", planned_on = "2026-03-31", done_on = "2026-03-31",
                                                  present = false },
                                                { audit = "IA-2", area = "people", planned_on = "2026-06-01", done_on = none,
                                                  present = false },
                                                { audit = "IA-3", area = "people", planned_on = "2027-04-19", done_on = none,
                                                  present = false } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: planned a year and three days ago and done then, while the audit of this year is going on
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-0", area = "people", planned_on = "2025-05-29", done_on = none,
                                                  present = false },
                                                { audit = "IA-1", area = "people", planned_on = "2025-06-27", done_on = "2025-06-27",
                                                  present = false },
                                                { audit = "IA-2", area = "people", planned_on = "2026-06-29", done_on = none,
                                                  present = true } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first cycle has had nothing due yet, which shows neither one nor the other
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "people", planned_on = "2026-06-20", done_on = none,
                                                  present = true },
                                                { audit = "IA-2", area = "people", planned_on = "2026-10-19", done_on = none,
                                                  present = false } } } },
      expect = "not_determined" },
    -- nobody slips through: one area was left out of an audit that took place
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "operations", planned_on = "2026-03-30", done_on = "2026-03-30",
                                                  present = false },
                                                { audit = "IA-1", area = "suppliers", planned_on = "2026-03-30", done_on = none,
                                                  present = false } } } },
      expect = "gap", exceptions = { "IA-1/suppliers" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "operations", planned_on = "2026-03-30", present = false } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "operations", done_on = "2026-03-30", present = false } } } },
      expect = "not_determined" },
    { given = { own_rules = { internal_audit = { every = "12 months", within = "1 month" } }, records = { internal_audits = {} } },
      expect = "not_determined" },
    { given = { own_rules = { internal_audit = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
