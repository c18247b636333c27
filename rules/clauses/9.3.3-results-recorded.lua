-- 9.3.3-results-recorded.lua - the record of each management review held in the period.
-- What it dealt with is 9.3.2's matter.
return rule {
  api         = 1,
  id          = "9.3.3-results-recorded",
  requirement = "9.3.3",
  related     = { "7.5.1" },
  title       = "The results of management reviews are recorded",
  criterion   = "There is a record of the results of every management review.",
  whole       = true,
  evidence    = { "management_reviews.review", "management_reviews.held_on", "management_reviews.record" },

  check = function(audit)
    return every {
      of    = audit.records.management_reviews:where { held_on = since(audit.period.from) },
      key   = "review",
      meets = { record = given },
      gap   = "{failed} of {all} management reviews held in the period left no record of their results",
    }
  end,

  examples = {
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", record = "Minutes of 17 March 2026" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", record = "Minutes of 17 March 2026" },
                                                   { review = "MR-2", held_on = "2026-09-22", record = none } } } },
      expect = "gap", exceptions = { "MR-2" }, class = "minor", text = "1 of 2" },
    -- the only review left nothing behind
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", record = none } } } },
      expect = "gap", exceptions = { "MR-1" }, class = "major" },
    -- fair: what lies ahead has no record yet, and what lies before the period was looked at then
    { given = { records = { management_reviews = { { review = "MR-2", held_on = "2026-03-17", record = "Minutes of 17 March 2026" },
                                                   { review = "MR-3", held_on = none, record = none },
                                                   { review = "MR-1", held_on = "2025-03-18", record = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the first day of the period belongs to it
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-01-01", record = none },
                                                   { review = "MR-2", held_on = "2026-09-22",
                                                     record = "Minutes of 22 September 2026" } } } },
      expect = "gap", exceptions = { "MR-1" }, class = "minor" },
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17" } } } }, expect = "not_determined" },
    { given = { records = { management_reviews = { { review = "MR-1", record = none } } } }, expect = "not_determined" },
    { given = { records = { management_reviews = {} } }, expect = "not_determined" },
    { given = { not_given = { management_reviews = "does not exist" } }, expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
