-- 9.2.2-audits-scoped.lua - completed audits of the last interval and what was set for each of them beforehand. The audit that is
-- going on has its scope and criteria in its own plan. An audit of which there is no report is 9.2.2-results-reported.
local look_back = use "look_back"

return rule {
  api         = 1,
  id          = "9.2.2-audits-scoped",
  requirement = "9.2.2",
  related     = { "9.2.1" },
  title       = "Each internal audit has its scope and its criteria",
  -- lint: allow no-basis: the standard asks for it; the own rule only says how far the interval reaches back
  criterion   = "For each internal audit its own scope and criteria are set.",
  evidence    = { "internal_audits.audit", "internal_audits.done_on", "internal_audits.present", "own_rules.internal_audit",
                  "audit_reports.audit", "audit_reports.scope", "audit_reports.criteria" },

  check = function(audit)
    local from = look_back(audit.date, audit.own.internal_audit)
    return every {
      of    = audit.records.internal_audits:where { present = false, done_on = since(from) }:latest("audit", "done_on")
                                           :with(audit.records.audit_reports, "audit", { prefix = "report_" }),
      key   = "audit",
      meets = { report_scope = given, report_criteria = given },
      gap   = "For {failed} of {all} completed internal audits the report showed no scope or no criteria of its own",
    }
  end,

  examples = {
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-1", done_on = "2026-04-29", present = false },
                                                { audit = "IA-2", done_on = "2026-10-05", present = false } },
                            audit_reports = { { audit = "IA-1", scope = "all clauses, office", criteria = "ISO/IEC 27001:2022, own policies" },
                                              { audit = "IA-2", scope = "backup", criteria = "Backup policy 1.4" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-10-05", present = false } },
                            audit_reports = { { audit = "IA-1", scope = "all clauses, office", criteria = "ISO/IEC 27001:2022, own policies" },
                                              { audit = "IA-2", scope = "backup", criteria = none } } } },
      expect = "gap", exceptions = { "IA-2" }, class = "minor", text = "1 of 2" },
    -- fair: the audit that is going on, one that lies ahead, and one of years ago
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false },
                                                { audit = "IA-2", done_on = "2026-12-30", present = true },
                                                { audit = "IA-3", done_on = none, present = false },
                                                { audit = "IA-0", done_on = "2024-04-22", present = false } },
                            audit_reports = { { audit = "IA-1", scope = "all clauses, office", criteria = "ISO/IEC 27001:2022, own policies" },
                                              { audit = "IA-0", scope = none, criteria = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: last year's audit is in sight for as long as the own rule grants this year's; not a day longer
    { given = { date = "2026-06-30", own_rules = { internal_audit = { every = "12 months", within = "1 month" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2025-05-30", present = false },
                                                { audit = "IA-0", done_on = "2025-05-29", present = false } },
                            audit_reports = { { audit = "IA-1", scope = "all clauses", criteria = "ISO/IEC 27001:2022" },
                                              { audit = "IA-0", scope = none, criteria = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first cycle in which no audit is completed
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = none, present = true } }, audit_reports = {} } },
      expect = "not_determined" },
    -- nobody slips through: criteria, and nobody knows for what
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-01-02", present = false } },
                            audit_reports = { { audit = "IA-1", scope = none, criteria = "ISO/IEC 27001:2022" } } } },
      expect = "gap", exceptions = { "IA-1" }, class = "minor" },
    -- an audit without a report has a rule of its own
    { given = { own_rules = { internal_audit = { every = "12 months" } },
                records = { internal_audits = { { audit = "IA-1", done_on = "2026-04-20", present = false } }, audit_reports = {} } },
      expect = "not_determined" },
    { given = { own_rules = { internal_audit = { every = "12 months" } }, records = { internal_audits = {}, audit_reports = {} } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
