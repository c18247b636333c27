-- 9.3.1-reviews-held.lua - planned management reviews held against the day on which they took place, and who took part.
-- It looks back over one interval of the own rule and the limit after it, so that last year's review is in sight until this
-- year's is due; what the review dealt with is 9.3.2's matter.
local look_back = use "look_back"

return rule {
  api         = 1,
  id          = "9.3.1-reviews-held",
  requirement = "9.3.1",
  related     = { "5.1" },
  title       = "Management reviews are held as planned, with top management",
  criterion   = "Top management reviews the ISMS within the organization's own limit after the day planned for it.",
  basis       = "own_rules.management_review",
  whole       = true,
  evidence    = { "management_reviews.review", "management_reviews.planned_for", "management_reviews.held_on",
                  "management_reviews.top_management" },

  check = function(audit)
    local own = audit.own.management_review
    local attended = any_of { { top_management = true }, { held_on = none } } -- of a review that lies ahead nobody asks who came
    local from = look_back(audit.date, own)
    return every {
      of    = audit.records.management_reviews:where { planned_for = since(from) },
      key   = "review",
      meets = { held_on = by(column "planned_for" + own.within), attended },
      gap   = "{failed} of {all} planned management reviews did not take place in time with top management",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2025-09-30", held_on = "2025-10-30",
                                                     top_management = true },
                                                   { review = "MR-2", planned_for = "2026-03-17", held_on = "2026-03-17",
                                                     top_management = true } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2025-09-30", held_on = "2025-11-03",
                                                     top_management = true },
                                                   { review = "MR-2", planned_for = "2026-03-17", held_on = "2026-03-17",
                                                     top_management = true } } } },
      expect = "gap", exceptions = { "MR-1" }, class = "minor", text = "1 of 2" },
    -- the only one was not held
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2026-03-17", held_on = none,
                                                     top_management = true } } } },
      expect = "gap", exceptions = { "MR-1" }, class = "major" },
    -- fair: the next one lies ahead
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2026-03-17", held_on = "2026-03-17",
                                                     top_management = true },
                                                   { review = "MR-2", planned_for = "2026-09-22", held_on = none,
                                                     top_management = true } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: planned a year and three days ago and held then, while the one of this year lies ahead
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-0", planned_for = "2025-05-29", held_on = none, top_management = true },
                                                   { review = "MR-1", planned_for = "2025-06-27", held_on = "2025-06-27",
                                                     top_management = true },
                                                   { review = "MR-2", planned_for = "2026-07-06", held_on = none,
                                                     top_management = true } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first cycle whose first review lies ahead has shown neither one nor the other
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2026-09-22", held_on = none,
                                                     top_management = true } } } },
      expect = "not_determined" },
    -- nobody slips through: held in time, by the ISMS manager alone
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2025-09-30", held_on = "2025-09-30",
                                                     top_management = false },
                                                   { review = "MR-2", planned_for = "2026-03-17", held_on = "2026-03-17",
                                                     top_management = true } } } },
      expect = "gap", exceptions = { "MR-1" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2026-03-17", top_management = true } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2026-03-17", held_on = "2026-03-17" } } } },
      expect = "not_determined" },
    { given = { own_rules = { management_review = { every = "12 months", within = "1 month" } }, records = { management_reviews = {} } },
      expect = "not_determined" },
    { given = { own_rules = { management_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
