-- 10.1-improvements-carried-out.lua - improvements that the organization decided to make, held against the day it set.
-- What it decided not to make, or has not decided on, is no lapse.
return rule {
  api         = 1,
  id          = "10.1-improvements-carried-out",
  requirement = "10.1",
  related     = { "9.3.3" },
  title       = "Improvements that were decided on are carried out",
  criterion   = "Improvements of the ISMS that the organization decided to make are not open past the day it set for them.",
  evidence    = { "improvements.improvement", "improvements.taken_up", "improvements.due", "improvements.done_on" },

  check = function(audit)
    return every {
      of    = audit.records.improvements:where { taken_up = true },
      key   = "improvement",
      meets = any_of { { done_on = given }, { done_on = by(column "due") } },
      gap   = "{failed} of {all} improvements that the organization decided to make stayed open past the day set for them",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { improvements = { { improvement = "I-1", taken_up = true, due = "2026-03-31", done_on = "2026-03-30" },
                                             { improvement = "I-2", taken_up = true, due = "2026-06-30", done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1, not_due = 1 } },
    { given = { date = "2026-06-30",
                records = { improvements = { { improvement = "I-1", taken_up = true, due = "2026-03-31", done_on = "2026-03-30" },
                                             { improvement = "I-2", taken_up = true, due = "2026-06-29", done_on = none } } } },
      expect = "gap", exceptions = { "I-2" }, class = "minor", text = "1 of 2" },
    -- fair: an idea that was turned down, and one that was finished after its day
    { given = { date = "2026-06-30",
                records = { improvements = { { improvement = "I-1", taken_up = true, due = "2026-03-31", done_on = "2026-05-30" },
                                             { improvement = "I-3", taken_up = false, due = "2026-03-31", done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: decided on years ago
    { given = { date = "2026-06-30",
                records = { improvements = { { improvement = "I-0", taken_up = true, due = "2023-03-31", done_on = none } } } },
      expect = "gap", exceptions = { "I-0" }, class = "minor" },
    { given = { date = "2026-06-30", records = { improvements = { { improvement = "I-1", taken_up = true, due = "2026-03-31" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { improvements = { { improvement = "I-1", taken_up = true, done_on = none } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { improvements = { { improvement = "I-1", due = "2026-03-31", done_on = none } } } },
      expect = "not_determined" },
    { given = { records = { improvements = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
