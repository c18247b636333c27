-- 9.3.3-reviews-decide.lua - what the minutes of each review of the period decide. That nothing is to be
-- improved or changed is a decision too. A review without minutes is 9.3.3-results-recorded's matter.
return rule {
  api         = 1,
  id          = "9.3.3-reviews-decide",
  requirement = "9.3.3",
  related     = { "10.1", "9.3.2" },
  title       = "Management reviews decide on improvements and on changes of the ISMS",
  criterion   = "The results of a management review hold decisions on opportunities for improvement and on changes that the ISMS needs.",
  evidence    = { "management_reviews.review", "management_reviews.held_on", "management_reviews.record",
                  "management_reviews.decided_improvement", "management_reviews.decided_change" },

  check = function(audit)
    return every {
      of    = audit.records.management_reviews:where { held_on = since(audit.period.from), record = given },
      key   = "review",
      meets = { decided_improvement = true, decided_change = true },
      gap   = "The minutes of {failed} of {all} management reviews held in the period left open improvements or changes of the ISMS",
    }
  end,

  examples = {
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", record = "Minutes 1", decided_improvement = true,
                                                     decided_change = true },
                                                   { review = "MR-2", held_on = "2026-09-22", record = "Minutes 2", decided_improvement = true,
                                                     decided_change = true } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", record = "Minutes 1", decided_improvement = false,
                                                     decided_change = true },
                                                   { review = "MR-2", held_on = "2026-09-22", record = "Minutes 2", decided_improvement = true,
                                                     decided_change = true } } } },
      expect = "gap", exceptions = { "MR-1" }, class = "minor", text = "1 of 2" },
    -- fair: a review that lies ahead, one before the period, and one whose minutes are missing, which is another finding
    { given = { records = { management_reviews = { { review = "MR-2", held_on = "2026-03-17", record = "Minutes 2", decided_improvement = true,
                                                     decided_change = true },
                                                   { review = "MR-3", held_on = none, record = none, decided_improvement = false,
                                                     decided_change = false },
                                                   { review = "MR-1", held_on = "2025-03-18", record = "Minutes 1",
                                                     decided_improvement = false, decided_change = false },
                                                   { review = "MR-4", held_on = "2026-05-12", record = none, decided_improvement = false,
                                                     decided_change = false } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: minutes that note everything and decide nothing on the ISMS itself
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", record = "Minutes 1", decided_improvement = true,
                                                     decided_change = false } } } },
      expect = "gap", exceptions = { "MR-1" }, class = "minor" },
    -- fair: a first cycle whose first review lies ahead
    { given = { records = { management_reviews = { { review = "MR-1", held_on = none, record = none } } } }, expect = "not_determined" },
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", record = "Minutes 1",
                                                     decided_improvement = true } } } },
      expect = "not_determined" },
    { given = { records = { management_reviews = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
