-- 9.2.2-results-reported.lua - audits of the last interval, held against the report to management. The time runs from
-- the last day of the fieldwork; the audit that is going on is not judged by itself.
return rule {
  api         = 1,
  id          = "9.2.2-results-reported",
  requirement = "9.2.2",
  related     = { "9.2.1", "9.3.2" },
  title       = "Results of internal audits are reported to management",
  criterion   = "The results of an internal audit are reported to management within the organization's own limit after its last day.",
  basis       = "own_rules.audit_report",
  evidence    = { "internal_audits.audit", "internal_audits.done_on", "internal_audits.present", "audit_reports.audit",
                  "audit_reports.reported_on", "audit_reports.reported_to" },

  check = function(audit)
    local within  = audit.own.audit_report.within
    local last    = audit.records.internal_audits:where { present = false, done_on = given }:latest("audit", "done_on")
    local reached = any_of { { report_reported_to = given }, { report_reported_on = none } } -- who received it is asked of a report only
    return every {
      of    = last:where { done_on = since(audit.period.from - within) }
                  :with(audit.records.audit_reports, "audit", { unmatched = "none", prefix = "report_" }),
      key   = "audit",
      meets = { report_reported_on = by(column "done_on" + within), reached },
      gap   = "The results of {failed} of {all} internal audits were not reported to management in time",
    }
  end,

  examples = {
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-1", done_on = "2026-04-29", present = false },
                                                { audit = "IA-2", done_on = "2026-10-05", present = false } },
                            audit_reports = { { audit = "IA-1", reported_on = "2026-05-29", reported_to = "managing director" },
                                              { audit = "IA-2", reported_on = "2026-10-06", reported_to = "managing director" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-10-05", present = false } },
                            audit_reports = { { audit = "IA-1", reported_on = "2026-05-22", reported_to = "managing director" },
                                              { audit = "IA-2", reported_on = "2026-10-06", reported_to = "managing director" } } } },
      expect = "gap", exceptions = { "IA-1" }, class = "minor", text = "1 of 2" },
    -- one audit of two areas that ended on one day is one
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", area = "people", done_on = "2026-04-29", present = false },
                                                { audit = "IA-1", area = "operations", done_on = "2026-04-29", present = false } },
                            audit_reports = { { audit = "IA-1", reported_on = "2026-05-29", reported_to = "managing director" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: an audit whose report is not due, the one that is going on, and one of years ago
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-12-07", present = false },
                                                { audit = "IA-3", done_on = none, present = true },
                                                { audit = "IA-0", done_on = "2024-04-22", present = false } },
                            audit_reports = { { audit = "IA-1", reported_on = "2026-05-06", reported_to = "managing director" } } } },
      expect = "conform", numbers = { failed = 0, all = 1, not_due = 1 } },
    -- fair: a first cycle in which no audit is completed
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = none, present = true } }, audit_reports = {} } },
      expect = "not_determined" },
    -- nobody slips through: a report that went to nobody, and an audit without any
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-10-05", present = false } },
                            audit_reports = { { audit = "IA-1", reported_on = "2026-05-06", reported_to = none } } } },
      expect = "gap", exceptions = { "IA-1", "IA-2" }, class = "minor" },
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false } },
                            audit_reports = { { audit = "IA-1", reported_to = "managing director" } } } },
      expect = "not_determined" },
    { given = { own_rules = { audit_report = { within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false } } } },
      expect = "not_determined" },
    { given = { own_rules = { audit_report = { within = "1 month" } }, records = { internal_audits = {}, audit_reports = {} } },
      expect = "not_determined" },
    { given = { own_rules = { audit_report = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
