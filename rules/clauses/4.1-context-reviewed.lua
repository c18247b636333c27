-- 4.1-context-reviewed.lua - looks at issues and interested parties that were due against those that took place.
-- What a significant change asks for is 4.1-changes-considered's matter, the list itself 4.1-issues-determined's.
return rule {
  api         = 1,
  id          = "4.1-context-reviewed",
  requirement = "4.1",
  related     = { "4.2", "9.3.2" },
  title       = "Issues and interested parties are looked at again when it is due",
  criterion   = "Whether issues and interested parties are still as determined is looked at as often as the organization's own rule asks.",
  basis       = "own_rules.context_review",
  evidence    = { "context_reviews.reviewed_on" },

  check = function(audit)
    return every {
      of  = schedule { every = audit.own.context_review.every, done = audit.records.context_reviews, at = "reviewed_on" },
      gap = "The records show no look at issues and interested parties for {failed} of {all} intervals due",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { context_review = { every = "12 months" } },
                records = { context_reviews = { { review = "List 1.2", reviewed_on = "2025-06-30", change = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30", own_rules = { context_review = { every = "12 months" } },
                records = { context_reviews = { { review = "List 1.2", reviewed_on = "2025-06-29", change = none } } } },
      expect = "gap", exceptions = { "last 12 months" }, class = "minor", text = "1 of 1" },
    -- fair: an interval of its own that is shorter, kept on its last days
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { context_review = { every = "1 quarter" } },
                records = { context_reviews = { { review = "M-1", reviewed_on = "2026-03-31", change = none },
                                                { review = "M-2", reviewed_on = "2026-06-30", change = "CH-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- fair, first cycle: the quarter that is still running when the audit takes place
    { given = { period = { "2026-01-01", "2026-02-28" }, own_rules = { context_review = { every = "1 quarter" } },
                records = { context_reviews = { { review = "List 1.0", reviewed_on = "2025-12-15", change = none } } } },
      expect = "conform" },
    -- fair, first cycle: determined in this period, and no further look is due yet
    { given = { own_rules = { context_review = { every = "12 months" } },
                records = { context_reviews = { { review = "List 1.0", reviewed_on = "2026-11-16", change = none } } } },
      expect = "conform" },
    -- nobody slips through: looked at twice in one quarter, and not in the next
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { context_review = { every = "1 quarter" } },
                records = { context_reviews = { { review = "M-1", reviewed_on = "2026-02-10", change = none },
                                                { review = "M-2", reviewed_on = "2026-03-31", change = none } } } },
      expect = "gap", exceptions = { "2026-Q2" }, class = "minor" },
    -- never looked at again
    { given = { own_rules = { context_review = { every = "12 months" } }, records = { context_reviews = {} } },
      expect = "gap", class = "minor" },
    { given = { own_rules = { context_review = { every = "12 months" } }, records = { context_reviews = { { review = "M-1" } } } },
      expect = "not_determined" },
    -- an own rule that sets no interval
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { context_reviews = { { review = "M-1", reviewed_on = "2026-02-10", change = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { context_review = { every = "12 months" } } }, expect = "not_determined" },
    { given = { own_rules = { context_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
