-- 9.3.3-decisions-owned.lua - decisions of management reviews that ask for something to be done, and whether somebody is
-- to do it by a day.
return rule {
  api         = 1,
  id          = "9.3.3-decisions-owned",
  requirement = "9.3.3",
  related     = { "9.3.2", "5.1" },
  title       = "Decisions of management reviews have an owner and a day",
  criterion   = "Decisions of a management review that ask for something to be done say who carries them out and by when.",
  evidence    = { "review_decisions.decision", "review_decisions.review", "review_decisions.decided_on", "review_decisions.owner",
                  "review_decisions.due" },

  check = function(audit)
    return every {
      of    = audit.records.review_decisions:where { decided_on = since(audit.period.from) },
      key   = "decision",
      meets = { owner = given, due = given },
      group = "review",
      gap   = "{failed} of {all} decisions that management reviews took in the period named no owner or no day",
    }
  end,

  examples = {
    { given = { records = { review_decisions = { { decision = "MR-1/1", review = "MR-1", decided_on = "2026-03-17", owner = "head of people",
                                                   due = "2026-06-30" },
                                                 { decision = "MR-1/2", review = "MR-1", decided_on = "2026-03-17", owner = "ISMS manager",
                                                   due = "2026-09-22" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { review_decisions = { { decision = "MR-1/1", review = "MR-1", decided_on = "2026-03-17", owner = "head of people",
                                                   due = none },
                                                 { decision = "MR-1/2", review = "MR-1", decided_on = "2026-03-17", owner = "ISMS manager",
                                                   due = "2026-09-22" } } } },
      expect = "gap", exceptions = { "MR-1/1" }, class = "minor", text = "1 of 2" },
    -- fair: what was decided before the period was looked at then
    { given = { records = { review_decisions = { { decision = "MR-0/1", review = "MR-0", decided_on = "2025-12-31", owner = none, due = none },
                                                 { decision = "MR-1/2", review = "MR-1", decided_on = "2026-01-01", owner = "ISMS manager",
                                                   due = "2026-09-22" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a day, and nobody to keep it
    { given = { records = { review_decisions = { { decision = "MR-1/1", review = "MR-1", decided_on = "2026-03-17", owner = none,
                                                   due = "2026-06-30" } } } },
      expect = "gap", exceptions = { "MR-1/1" }, class = "minor" },
    { given = { records = { review_decisions = { { decision = "MR-1/1", review = "MR-1", decided_on = "2026-03-17", due = "2026-06-30" } } } },
      expect = "not_determined" },
    { given = { records = { review_decisions = { { decision = "MR-1/1", review = "MR-1", owner = "ISMS manager", due = none } } } },
      expect = "not_determined" },
    { given = { records = { review_decisions = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
