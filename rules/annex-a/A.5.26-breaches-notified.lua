-- A.5.26-breaches-notified.lua - incidents that an authority had to know of against the hour of the notice.
-- Where none of that kind occurred, nothing was owed: the one population that may be empty.
return rule {
  api         = 1,
  id          = "A.5.26-breaches-notified",
  requirement = "A.5.26",
  related     = { "A.5.5", "A.5.31", "A.5.34" },
  title       = "Authorities are notified in time",
  criterion   = "An incident that is to be notified to an authority is notified within the time that binds the organization.",
  basis       = "own_rules.breach_notice",
  evidence    = { "incidents.incident", "incidents.notifiable", "incidents.detected_at", "incidents.notified_at",
                  "incidents.reviewed_on" },

  check = function(audit)
    return every {
      of      = audit.records.incidents:where { notifiable = true, detected_at = since(audit.period.from) },
      key     = "incident",
      meets   = { notified_at = by(column "detected_at" + audit.own.breach_notice.within) },
      handled = { notified_at = given, reviewed_on = given },
      empty   = "conform", -- a period without such an incident has nobody to notify
      gap     = "No notice in time is recorded for {failed} of {all} incidents that had to be notified",
    }
  end,

  examples = {
    -- to the minute
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } },
                records = { incidents = { { incident = "I-1", notifiable = true, detected_at = "2026-03-02T08:00:00Z",
                                            notified_at = "2026-03-05T08:00:00Z", reviewed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- a law was broken, and nothing was done since
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } },
                records = { incidents = { { incident = "I-1", notifiable = true, detected_at = "2026-03-02T08:00:00Z",
                                            notified_at = none, reviewed_on = none } } } },
      expect = "gap", exceptions = { "I-1" }, class = "major" },
    -- late, then notified and reviewed
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } },
                records = { incidents = { { incident = "I-1", notifiable = true, detected_at = "2026-03-02T08:00:00Z",
                                            notified_at = "2026-03-05T08:01:00Z", reviewed_on = "2026-03-12" } } } },
      expect = "gap", exceptions = { "I-1" }, class = "minor", numbers = { failed = 1, all = 1 } },
    -- the same against a rule of its own
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "own" } },
                records = { incidents = { { incident = "I-1", notifiable = true, detected_at = "2026-03-02T08:00:00Z",
                                            notified_at = "2026-03-06T08:00:00Z", reviewed_on = none } } } },
      expect = "gap", exceptions = { "I-1" }, class = "minor" },
    -- fair: late by a rule of its own, found and reviewed by the organization itself before the audit
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "own" } },
                records = { incidents = { { incident = "I-1", notifiable = true, detected_at = "2026-03-02T08:00:00Z",
                                            notified_at = "2026-03-06T08:00:00Z", reviewed_on = "2026-03-12" } } } },
      expect = "conform", exceptions = { "I-1" } },
    -- fair: nothing of that kind happened
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } },
                records = { incidents = { { incident = "I-1", notifiable = false, detected_at = "2026-03-02T08:00:00Z",
                                            notified_at = none, reviewed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    -- fair: nothing happened at all
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } }, records = { incidents = {} } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nobody slips through: nobody decided whether it had to be notified
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } },
                records = { incidents = { { incident = "I-1", detected_at = "2026-03-02T08:00:00Z",
                                            notified_at = none, reviewed_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } },
                records = { incidents = { { incident = "I-1", notifiable = true, detected_at = "2026-03-02T08:00:00Z" } } } },
      expect = "not_determined" },
    { given = { own_rules = { breach_notice = { within = "72 hours", kind = "law" } } }, expect = "not_determined" },
    { given = { own_rules = { breach_notice = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
