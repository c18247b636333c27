-- 8.3-treatments-in-time.lua - open treatments whose agreed day is past. What was finished late is finished.
-- A treatment without a day is 6.1.3-treatments-planned's matter and set apart here.
return rule {
  api         = 1,
  id          = "8.3-treatments-in-time",
  requirement = "8.3",
  related     = { "6.1.3" },
  title       = "Treatments of risks are carried out by their agreed day",
  criterion   = "The risk treatment plan is carried out: no treatment is open past the day agreed for it.",
  evidence    = { "treatments.risk", "treatments.control", "treatments.option", "treatments.status", "treatments.due",
                  "treatments.done_on" },

  check = function(audit)
    return every {
      of    = audit.records.treatments:where { option = one_of { "reduce", "avoid", "share" },
                                               status = one_of { "planned", "in progress", "done" } },
      key   = { "risk", "control" },
      meets = any_of { { done_on = given }, { done_on = by(column "due") } },
      gap   = "{failed} of {all} treatments of risks stayed open past the day agreed for them",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", status = "done", due = "2025-12-31",
                                             done_on = "2025-12-12" },
                                           { risk = "R-1", control = "A.8.5", option = "reduce", status = "in progress",
                                             due = "2026-06-30", done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30",
                records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", status = "done", due = "2025-12-31",
                                             done_on = "2025-12-12" },
                                           { risk = "R-1", control = "A.8.5", option = "reduce", status = "in progress",
                                             due = "2026-06-29", done_on = none } } } },
      expect = "gap", exceptions = { "R-1/A.8.5" }, class = "minor", text = "1 of 2" },
    -- fair: finished late, but finished; given up by decision; accepted
    { given = { date = "2026-06-30",
                records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", status = "done", due = "2025-12-31",
                                             done_on = "2026-02-02" },
                                           { risk = "R-2", control = "A.8.5", option = "reduce", status = "dropped", due = "2025-12-31",
                                             done_on = none },
                                           { risk = "R-3", control = none, option = "accept", status = "done", due = none,
                                             done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: said to be done, but on no day
    { given = { date = "2026-06-30",
                records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", status = "done", due = "2025-12-31",
                                             done_on = none } } } },
      expect = "gap", exceptions = { "R-1/A.8.2" }, class = "minor" },
    -- nothing was due yet
    { given = { date = "2026-06-30",
                records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "planned", due = "2026-12-31",
                                             done_on = none } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "planned",
                                             done_on = none } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "planned",
                                             due = "2026-01-31" } } } },
      expect = "not_determined" },
    { given = { records = { treatments = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
