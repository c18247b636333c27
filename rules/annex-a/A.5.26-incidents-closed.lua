-- A.5.26-incidents-closed.lua - incidents against the time that the organization gives each severity.
return rule {
  api         = 1,
  id          = "A.5.26-incidents-closed",
  requirement = "A.5.26",
  related     = { "A.5.24", "A.5.25" },
  title       = "Incidents are dealt with in time",
  criterion   = "Each incident is closed within the time that the organization's own rule gives its severity.",
  basis       = "own_rules.incident_handling",
  evidence    = { "incidents.incident", "incidents.severity", "incidents.detected_at", "incidents.closed_on" },

  check = function(audit)
    local last_day = column "detected_at" + per("severity", audit.own.incident_handling.within)
    return every {
      of    = audit.records.incidents:where(any_of { { closed_on = none }, { closed_on = since(audit.period.from) } }),
      key   = "incident",
      meets = { closed_on = by(last_day) },
      group = "severity",
      gap   = "{failed} of {all} incidents remained open beyond the time for their severity",
    }
  end,

  examples = {
    -- closed on the last day
    { given = { own_rules = { incident_handling = { within = { high = "5 days", low = "30 days" } } },
                records = { incidents = { { incident = "I-1", severity = "high", detected_at = "2026-03-02T22:10:00Z", closed_on = "2026-03-07" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- a day late, and still open
    { given = { own_rules = { incident_handling = { within = { high = "5 days", low = "30 days" } } },
                records = { incidents = { { incident = "I-1", severity = "high", detected_at = "2026-03-02T22:10:00Z", closed_on = "2026-03-08" },
                                          { incident = "I-2", severity = "low", detected_at = "2026-05-04T08:00:00Z", closed_on = none },
                                          { incident = "I-3", severity = "low", detected_at = "2026-06-08T08:00:00Z", closed_on = "2026-06-09" } } } },
      expect = "gap", exceptions = { "I-1", "I-2" }, class = "minor", text = "2 of 3 incidents" },
    -- eight of ten
    { given = { own_rules = { incident_handling = { within = "1 day" } },
                records = { incidents = { { incident = "I-1", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-03" },
                                          { incident = "I-2", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-03" },
                                          { incident = "I-3", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-09" },
                                          { incident = "I-4", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-09" },
                                          { incident = "I-5", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-09" },
                                          { incident = "I-6", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-09" },
                                          { incident = "I-7", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-09" },
                                          { incident = "I-8", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-09" },
                                          { incident = "I-9", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = "2026-03-09" },
                                          { incident = "I-10", severity = "high", detected_at = "2026-03-02T08:00:00Z", closed_on = none } } } },
      expect = "gap", class = "major", numbers = { failed = 8, all = 10 } },
    -- fair: an incident of yesterday still has its time, and to one severity the rule gives none
    { given = { date = "2026-12-31", own_rules = { incident_handling = { within = { high = "5 days" } } },
                records = { incidents = { { incident = "I-1", severity = "high", detected_at = "2026-03-02T22:10:00Z", closed_on = "2026-03-03" },
                                          { incident = "I-2", severity = "high", detected_at = "2026-12-30T08:00:00Z", closed_on = none },
                                          { incident = "I-3", severity = "low", detected_at = "2026-05-04T08:00:00Z", closed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: detected before the audit period and closed in it, too late
    { given = { own_rules = { incident_handling = { within = { high = "5 days" } } },
                records = { incidents = { { incident = "I-0", severity = "high", detected_at = "2025-12-01T08:00:00Z", closed_on = "2026-02-20" },
                                          { incident = "I-1", severity = "high", detected_at = "2026-03-02T22:10:00Z", closed_on = "2026-03-03" } } } },
      expect = "gap", exceptions = { "I-0" }, class = "minor" },
    { given = { own_rules = { incident_handling = { within = { high = "5 days" } } },
                records = { incidents = { { incident = "I-1", severity = "high", detected_at = "2026-03-02T22:10:00Z" } } } },
      expect = "not_determined" },
    { given = { own_rules = { incident_handling = { within = { high = "5 days" } } },
                records = { incidents = { { incident = "I-1", detected_at = "2026-03-02T22:10:00Z", closed_on = "2026-05-03" } } } },
      expect = "not_determined" },
    { given = { own_rules = { incident_handling = { within = { high = "5 days" } } }, records = { incidents = {} } },
      expect = "not_determined" },
    { given = { own_rules = { incident_handling = { within = { high = "5 days" } } } }, expect = "not_determined" },
    { given = { own_rules = { incident_handling = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
