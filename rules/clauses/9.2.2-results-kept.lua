-- 9.2.2-results-kept.lua - completed audits of the last interval and where their results are kept. Whether management received
-- them, and an audit of which there is no report at all, are the matter of 9.2.2-results-reported.
local look_back = use "look_back"

return rule {
  api         = 1,
  id          = "9.2.2-results-kept",
  requirement = "9.2.2",
  related     = { "7.5.3", "9.2.1" },
  title       = "The results of internal audits are kept",
  -- lint: allow no-basis: the standard asks for it; the own rule only says how far the interval reaches back
  criterion   = "There is a record of the results of every internal audit.",
  whole       = true,
  evidence    = { "internal_audits.audit", "internal_audits.done_on", "internal_audits.present", "own_rules.internal_audit",
                  "audit_reports.audit", "audit_reports.record" },

  check = function(audit)
    local from = look_back(audit.date, audit.own.internal_audit)
    return every {
      of    = audit.records.internal_audits:where { present = false, done_on = since(from) }:latest("audit", "done_on")
                                           :with(audit.records.audit_reports, "audit", { prefix = "report_" }),
      key   = "audit",
      meets = { report_record = given },
      gap   = "{failed} of {all} completed internal audits left no record of their results",
    }
  end,

  examples = {
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-10-05", present = false } },
                            audit_reports = { { audit = "IA-1", record = "Report of 6 May 2026" },
                                              { audit = "IA-2", record = "Protocol of 12 October 2026" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-10-05", present = false } },
                            audit_reports = { { audit = "IA-1", record = "Report of 6 May 2026" }, { audit = "IA-2", record = none } } } },
      expect = "gap", exceptions = { "IA-2" }, class = "minor", text = "1 of 2" },
    -- nothing is left of the only audit: told in a meeting, and never written down
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false } },
                            audit_reports = { { audit = "IA-1", record = none } } } },
      expect = "gap", exceptions = { "IA-1" }, class = "major" },
    -- fair: the audit that is going on, one that lies ahead, and one of years ago
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-12-30", present = true },
                                                { audit = "IA-3", done_on = none, present = false },
                                                { audit = "IA-0", done_on = "2024-04-22", present = false } },
                            audit_reports = { { audit = "IA-1", record = "Report of 6 May 2026" }, { audit = "IA-0", record = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: last year's audit is in sight for as long as the own rule grants this year's; not a day longer
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2025-05-30", present = false },
                                                { audit = "IA-0", done_on = "2025-05-29", present = false } },
                            audit_reports = { { audit = "IA-1", record = "Report of 2025" }, { audit = "IA-0", record = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first cycle in which no audit is completed
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = none, present = true } }, audit_reports = {} } },
      expect = "not_determined" },
    -- an audit without a report has a rule of its own
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false } }, audit_reports = {} } },
      expect = "not_determined" },
    { given = { own_rules = { internal_audit = { every = "12 months" } }, records = { internal_audits = {}, audit_reports = {} } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
