-- A.5.27-incidents-reviewed.lua - closed incidents against the day on which cause and lessons were recorded.
return rule {
  api         = 1,
  id          = "A.5.27-incidents-reviewed",
  requirement = "A.5.27",
  related     = { "10.2", "A.5.26" },
  title       = "Lessons are drawn from incidents",
  criterion   = "Cause and lessons of the incidents that the organization's own rule names are recorded within the time it gives.",
  basis       = "own_rules.incident_review",
  whole       = true,
  evidence    = { "incidents.incident", "incidents.severity", "incidents.closed_on", "incidents.reviewed_on" },

  check = function(audit)
    return every {
      of    = audit.records.incidents:where(audit.own.incident_review.of):where { closed_on = since(audit.period.from) },
      key   = "incident",
      meets = { reviewed_on = by(column "closed_on" + audit.own.incident_review.within) },
      group = "severity",
      gap   = "Cause and lessons of {failed} of {all} incidents closed in the period were not recorded in time",
    }
  end,

  examples = {
    { given = { own_rules = { incident_review = { within = "14 days", of = { severity = { "high", "critical" } } } },
                records = { incidents = { { incident = "I-1", severity = "high", closed_on = "2026-03-03", reviewed_on = "2026-03-17" },
                                          { incident = "I-2", severity = "low", closed_on = "2026-03-03", reviewed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { incident_review = { within = "14 days", of = { severity = { "high", "critical" } } } },
                records = { incidents = { { incident = "I-1", severity = "high", closed_on = "2026-03-03", reviewed_on = "2026-03-10" },
                                          { incident = "I-2", severity = "high", closed_on = "2026-04-07", reviewed_on = "2026-04-22" },
                                          { incident = "I-3", severity = "critical", closed_on = "2026-05-05", reviewed_on = none } } } },
      expect = "gap", exceptions = { "I-2", "I-3" }, class = "minor", text = "2 of 3 incidents" },
    -- of no incident
    { given = { own_rules = { incident_review = { within = "14 days" } },
                records = { incidents = { { incident = "I-2", severity = "high", closed_on = "2026-04-07", reviewed_on = none },
                                          { incident = "I-3", severity = "low", closed_on = "2026-05-05", reviewed_on = none } } } },
      expect = "gap", exceptions = { "I-2", "I-3" }, class = "major" },
    -- fair: closed last week, reviewed before it was closed, and not closed yet
    { given = { date = "2026-12-31", own_rules = { incident_review = { within = "14 days" } },
                records = { incidents = { { incident = "I-1", severity = "high", closed_on = "2026-03-03", reviewed_on = "2026-03-01" },
                                          { incident = "I-2", severity = "high", closed_on = "2026-12-24", reviewed_on = none },
                                          { incident = "I-3", severity = "high", closed_on = none, reviewed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: reviewed months later
    { given = { own_rules = { incident_review = { within = "14 days" } },
                records = { incidents = { { incident = "I-1", severity = "high", closed_on = "2026-03-03", reviewed_on = "2026-03-05" },
                                          { incident = "I-2", severity = "high", closed_on = "2026-04-07",
                                            reviewed_on = "2026-12-29" } } } },
      expect = "gap", exceptions = { "I-2" }, class = "minor" },
    { given = { own_rules = { incident_review = { within = "14 days" } },
                records = { incidents = { { incident = "I-1", severity = "high", closed_on = "2026-03-03" } } } },
      expect = "not_determined" },
    { given = { own_rules = { incident_review = { within = "14 days", of = { severity = "high" } } },
                records = { incidents = { { incident = "I-1", closed_on = "2026-03-03", reviewed_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { incident_review = { within = "14 days" } }, records = { incidents = {} } }, expect = "not_determined" },
    { given = { own_rules = { incident_review = { within = "14 days" } } }, expect = "not_determined" },
    { given = { own_rules = { incident_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
