return rule {
  api         = 1,
  id          = "A.6.8-incidents-reported",
  requirement = "A.6.8",
  title       = "Serious incidents reach the security officer in time",
  criterion   = "Each serious incident was reported to the security officer within the organization's own limit.",
  basis       = "own_rules.incident_report",
  evidence    = { ["own_rules.incident_report"] = { "Which incidents are reported to the security officer, and how soon" },
                  "incidents.incident", "incidents.severity", "incidents.detected_at",
                  ["incidents.reported_at"] = { "instant", "When the security officer heard of it", empty = "none" } },

  check = function(audit)
    local own = audit.own.incident_report
    return every {
      of    = audit.records.incidents:where(own.of),
      key   = "incident",
      meets = { reported_at = by(column "detected_at" + own.within) },
      gap   = "{failed} of {all} serious incidents were not reported in time",
    }
  end,

  examples = {
    { given = { own_rules = { incident_report = { within = "24 hours", of = { severity = "high" } } },
                records = { incidents = { { incident = "I1", severity = "high", detected_at = "2026-02-01 08:00", reported_at = "2026-02-02 08:00" },
                                          { incident = "I2", severity = "low", detected_at = "2026-02-01 08:00", reported_at = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { incident_report = { within = "24 hours", of = { severity = "high" } } },
                records = { incidents = { { incident = "I1", severity = "high", detected_at = "2026-02-01 08:00", reported_at = "2026-02-02 08:01" },
                                          { incident = "I2", severity = "high", detected_at = "2026-02-01 08:00", reported_at = none } } } },
      expect = "gap", exceptions = { "I1", "I2" }, numbers = { failed = 2, all = 2 } },
    { given = {}, expect = "not_determined" },
  },
}
