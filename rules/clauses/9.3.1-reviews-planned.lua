-- 9.3.1-reviews-planned.lua - the own interval, held against the reviews that were held or planned in it. A review that was
-- planned and not held is 9.3.1-reviews-held; a first cycle in which none has been due shows neither one nor the other.

local look_back = use "look_back"

-- Reviews of one workspace, under an interval of a year and a month of grace; a first cycle unless `stage` says otherwise.
local function reviews(rows, stage)
  return { date = "2026-06-30", own_rules = { management_review = { every = "12 months", within = "1 month" } },
           profile = { certification = { stage = stage or "preparing" } }, records = { management_reviews = rows } }
end

return rule {
  api         = 1,
  id          = "9.3.1-reviews-planned",
  requirement = "9.3.1",
  related     = { "5.1" },
  title       = "Management reviews are planned at the own interval",
  criterion   = "Management reviews are planned at the organization's own interval: it does not pass without one.",
  basis       = "own_rules.management_review",
  whole       = true, -- no review ever, or none for two intervals, is as good as none at all
  evidence    = { "management_reviews.review", "management_reviews.planned_for", "management_reviews.held_on",
                  "profile.certification.stage" },

  check = function(audit)
    local own     = audit.own.management_review
    local rows    = audit.records.management_reviews
    local from    = look_back(audit.date, own)
    local planned = { planned_for = since(from), any_of { { planned_for = by(audit.date) } } }
    local seen    = rows:where(any_of { { held_on = since(from) }, planned })
    if rows:count() == 0 then return gap("No management review was held, and none is planned") end
    if seen:count() > 0 then return conform("A management review was held or planned in the last interval") end
    if rows:where { held_on = given }:count() > 0 then
      if rows:where { held_on = since(from - own.every) }:count() == 0 then
        return gap("The last two intervals passed, and no management review was held in them, nor planned in the last", { failed = 2, all = 2 })
      end
      return gap("The last interval passed, and no management review was held or planned in it", { failed = 1, all = 2 })
    end
    if audit.profile.certification.stage == "certified" then
      return gap("The ISMS is certified, and no management review was ever held, nor planned in the last interval")
    end
    -- a first cycle whose first review lies ahead: there is no record, and nothing can be told
    return every { of = seen, key = "review", meets = { held_on = given }, gap = "{failed} of {all} management reviews were not held" }
  end,

  examples = {
    { given = reviews { { review = "MR-1", planned_for = "2026-03-17", held_on = "2026-03-17" } }, expect = "conform" },
    { given = reviews { { review = "MR-1", planned_for = "2025-05-20", held_on = "2025-05-29" },
                        { review = "MR-2", planned_for = "2026-09-22", held_on = none } },
      expect = "gap", class = "minor", text = "no management review" },
    -- one interval is late, two are lost
    { given = reviews { { review = "MR-1", planned_for = "2024-05-30", held_on = "2024-05-30" } }, expect = "gap", class = "minor" },
    { given = reviews { { review = "MR-1", planned_for = "2024-05-29", held_on = "2024-05-29" } }, expect = "gap", class = "major", text = "two intervals" },
    -- neither held nor planned
    { given = reviews {}, expect = "gap", class = "major", text = "none is planned" },
    -- fair: within the grace; held without a plan; planned in the interval and not held, which is another rule's matter
    { given = reviews { { review = "MR-1", planned_for = "2025-05-20", held_on = "2025-05-30" } }, expect = "conform" },
    { given = reviews { { review = "MR-1", planned_for = none, held_on = "2026-03-17" } }, expect = "conform" },
    { given = reviews { { review = "MR-0", planned_for = "2024-03-17", held_on = "2024-03-17" },
                        { review = "MR-1", planned_for = "2025-06-30", held_on = none } }, expect = "conform" },
    -- fair: a first cycle whose first review lies ahead, before Stage 1 and after it
    { given = reviews { { review = "MR-1", planned_for = "2026-09-22", held_on = none } }, expect = "not_determined" },
    { given = reviews({ { review = "MR-1", planned_for = "2026-09-22", held_on = none } }, "stage 1 done"), expect = "not_determined" },
    -- nobody slips through: certified, and the first review still lies ahead
    { given = reviews({ { review = "MR-1", planned_for = "2026-09-22", held_on = none } }, "certified"),
      expect = "gap", class = "major", text = "ever held" },
    { given = { date = "2026-06-30", own_rules = { management_review = { every = "12 months" } },
                records = { management_reviews = { { review = "MR-1", planned_for = "2025-05-20", held_on = "2025-06-29" } } } },
      expect = "gap", class = "minor" },
    { given = reviews { { review = "MR-1", planned_for = "2026-09-22" } }, expect = "not_determined" },
    { given = reviews { { review = "MR-1", held_on = none } }, expect = "not_determined" },
    { given = { own_rules = { management_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
