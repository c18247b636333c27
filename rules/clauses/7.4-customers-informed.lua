-- 7.4-customers-informed.lua - customers whom an incident concerned, held against the hour at which they were told. Notices to
-- authorities are the matter of A.5.26-breaches-notified; which communication there is to be at all, of 7.4-communication-determined.
return rule {
  api         = 1,
  id          = "7.4-customers-informed",
  requirement = "7.4",
  related     = { "A.5.26", "A.5.31" },
  title       = "Customers are informed of incidents in time",
  criterion   = "Customers whom an incident concerns are informed of it within the time that binds the organization.",
  basis       = "own_rules.customer_notice",
  evidence    = { "customer_notices.incident", "customer_notices.customer", "customer_notices.informed_at",
                  "incidents.incident", "incidents.detected_at", "incidents.reviewed_on" },

  check = function(audit)
    return every {
      of      = audit.records.customer_notices:with(audit.records.incidents, "incident"):where { detected_at = since(audit.period.from) },
      key     = { "incident", "customer" },
      meets   = { informed_at = by(column "detected_at" + audit.own.customer_notice.within) },
      handled = { informed_at = given, reviewed_on = given },
      group   = "incident",
      empty   = "conform", -- no incident concerned a customer
      gap     = "No notice in time is recorded for {failed} of {all} customers whom an incident concerned",
    }
  end,

  examples = {
    -- to the minute
    { given = { own_rules = { customer_notice = { within = "24 hours", kind = "contract" } },
                records = { incidents = { { incident = "I-1", detected_at = "2026-03-02T08:00:00Z", reviewed_on = "2026-03-12" } },
                            customer_notices = { { incident = "I-1", customer = "Town A", informed_at = "2026-03-03T08:00:00Z" },
                                                 { incident = "I-1", customer = "Town B", informed_at = "2026-03-02T09:30:00Z" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- a contract was broken, and nothing was done since
    { given = { own_rules = { customer_notice = { within = "24 hours", kind = "contract" } },
                records = { incidents = { { incident = "I-1", detected_at = "2026-03-02T08:00:00Z", reviewed_on = "2026-03-12" } },
                            customer_notices = { { incident = "I-1", customer = "Town A", informed_at = "2026-03-03T08:00:00Z" },
                                                 { incident = "I-1", customer = "Town B", informed_at = none } } } },
      expect = "gap", exceptions = { "I-1/Town B" }, class = "major", text = "1 of 2" },
    -- late, then informed, and the incident reviewed
    { given = { own_rules = { customer_notice = { within = "24 hours", kind = "contract" } },
                records = { incidents = { { incident = "I-1", detected_at = "2026-03-02T08:00:00Z", reviewed_on = "2026-03-12" } },
                            customer_notices = { { incident = "I-1", customer = "Town A", informed_at = "2026-03-03T08:01:00Z" } } } },
      expect = "gap", exceptions = { "I-1/Town A" }, class = "minor" },
    -- nobody slips through: late, informed, and never looked into
    { given = { own_rules = { customer_notice = { within = "24 hours", kind = "contract" } },
                records = { incidents = { { incident = "I-1", detected_at = "2026-03-02T08:00:00Z", reviewed_on = none } },
                            customer_notices = { { incident = "I-1", customer = "Town A", informed_at = "2026-03-09T08:00:00Z" } } } },
      expect = "gap", exceptions = { "I-1/Town A" }, class = "major" },
    -- fair: an incident of a year that had its own audit, and one whose hours are not past
    { given = { date = "2026-06-30", own_rules = { customer_notice = { within = "24 hours", kind = "own" } },
                records = { incidents = { { incident = "I-0", detected_at = "2025-12-31T08:00:00Z", reviewed_on = none },
                                          { incident = "I-2", detected_at = "2026-06-30T08:00:00Z", reviewed_on = none } },
                            customer_notices = { { incident = "I-0", customer = "Town A", informed_at = none },
                                                 { incident = "I-2", customer = "Town A", informed_at = none } } } },
      expect = "conform", numbers = { failed = 0, all = 0, not_due = 1 } },
    -- fair: no incident concerned a customer
    { given = { own_rules = { customer_notice = { within = "24 hours", kind = "contract" } },
                records = { incidents = { { incident = "I-1", detected_at = "2026-03-02T08:00:00Z", reviewed_on = none } },
                            customer_notices = {} } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    { given = { own_rules = { customer_notice = { within = "24 hours" } }, records = { incidents = {}, customer_notices = {} } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    -- a notice on an incident that the register does not have
    { given = { own_rules = { customer_notice = { within = "24 hours", kind = "contract" } },
                records = { incidents = {}, customer_notices = { { incident = "I-1", customer = "Town A",
                                                                   informed_at = "2026-03-09T08:00:00Z" } } } },
      expect = "not_determined" },
    { given = { own_rules = { customer_notice = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
