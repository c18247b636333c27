-- 6.1.3-treatments-planned.lua - who carries out each treatment of the plan, and by when.
-- Whether the dates were kept is looked at by 8.3-treatments-in-time.
return rule {
  api         = 1,
  id          = "6.1.3-treatments-planned",
  requirement = "6.1.3",
  related     = { "8.3" },
  title       = "The risk treatment plan names owner and date",
  criterion   = "The risk treatment plan says for every treatment that is to be carried out who does so, and by when.",
  evidence    = { "treatments.risk", "treatments.control", "treatments.option", "treatments.status", "treatments.owner",
                  "treatments.due", "treatments.done_on" },

  check = function(audit)
    return every {
      of    = audit.records.treatments:where { option = one_of { "reduce", "avoid", "share" },
                                               status = one_of { "planned", "in progress", "done" } },
      key   = { "risk", "control" },
      meets = { owner = given, any_of { { due = given }, { done_on = given } } },
      gap   = "{failed} of {all} treatments in the risk treatment plan had no owner or no date",
    }
  end,

  examples = {
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "in progress",
                                             owner = "head of operations", due = "2026-09-30", done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "planned",
                                             owner = none, due = "2026-09-30", done_on = none },
                                           { risk = "R-2", control = "A.8.8", option = "reduce", status = "planned",
                                             owner = "head of operations", due = none, done_on = none },
                                           { risk = "R-3", control = "A.6.3", option = "reduce", status = "planned",
                                             owner = "head of people", due = "2026-09-30", done_on = none } } } },
      expect = "gap", exceptions = { "R-1/A.8.5", "R-2/A.8.8" }, class = "minor", text = "2 of 3" },
    -- fair: a risk that is accepted has nothing to be dated; what is done needs no day to come; what was dropped is not owed
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "done",
                                             owner = "head of operations", due = none, done_on = "2026-02-11" },
                                           { risk = "R-2", control = none, option = "accept", status = "done",
                                             owner = none, due = none, done_on = none },
                                           { risk = "R-3", control = "A.6.3", option = "reduce", status = "dropped",
                                             owner = none, due = none, done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a risk that is to be avoided is treated too
    { given = { records = { treatments = { { risk = "R-4", control = none, option = "avoid", status = "planned",
                                             owner = "managing director", due = none, done_on = none } } } },
      expect = "gap", exceptions = { "R-4/none" }, class = "minor" },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "planned",
                                             due = "2026-09-30", done_on = none } } } },
      expect = "not_determined" },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.5", option = "reduce", status = "planned",
                                             owner = "head of operations", done_on = none } } } },
      expect = "not_determined" },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.5", status = "planned", owner = none,
                                             due = "2026-09-30", done_on = none } } } },
      expect = "not_determined" },
    { given = { records = { treatments = {} } }, expect = "not_determined" },
    { given = { not_given = { treatments = "does not exist" } }, expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
