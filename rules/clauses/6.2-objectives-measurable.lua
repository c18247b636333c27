-- 6.2-objectives-measurable.lua - each objective in force: what is measured, which value is aimed at, by whom, by when.
-- Whether it is evaluated is looked at by 6.2-objectives-evaluated; missing a target is no nonconformity.
return rule {
  api         = 1,
  id          = "6.2-objectives-measurable",
  requirement = "6.2",
  related     = { "9.1" },
  title       = "Objectives are measurable, owned and dated",
  criterion   = "Every information security objective says what is measured, which value is to be reached, by whom and by when.",
  evidence    = { "objectives.objective", "objectives.measure", "objectives.target", "objectives.owner", "objectives.due" },

  check = function(audit)
    return every {
      of    = audit.records.objectives,
      key   = "objective",
      meets = { measure = given, target = given, owner = given, due = given },
      gap   = "{failed} of {all} objectives had no measure, target, owner or date",
    }
  end,

  examples = {
    { given = { records = { objectives = { { objective = "O-1", measure = "accounts of leavers disabled in time", target = "100 %",
                                             owner = "head of operations", due = "2026-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { objectives = { { objective = "O-1", measure = "accounts of leavers disabled in time", target = "100 %",
                                             owner = "head of operations", due = "2026-12-31" },
                                           { objective = "O-2", measure = none, target = none, owner = "ISMS manager", due = none } } } },
      expect = "gap", exceptions = { "O-2" }, class = "minor", text = "1 of 2" },
    -- fair: a date that is past does not make an objective unmeasurable; a target may be a state
    { given = { date = "2026-06-30",
                records = { objectives = { { objective = "O-1", measure = "certificate", target = "Stage 1 passed",
                                             owner = "managing director", due = "2026-03-31" } } } },
      expect = "conform" },
    -- nobody slips through: a measure without a value to be reached
    { given = { records = { objectives = { { objective = "O-1", measure = "reported events", target = none, owner = "ISMS manager",
                                             due = "2026-12-31" } } } },
      expect = "gap", exceptions = { "O-1" }, class = "minor" },
    { given = { records = { objectives = { { objective = "O-1", target = "100 %", owner = "ISMS manager", due = "2026-12-31" } } } },
      expect = "not_determined" },
    { given = { records = { objectives = { { objective = "O-1", measure = "reported events", target = "5", due = "2026-12-31" } } } },
      expect = "not_determined" },
    { given = { records = { objectives = {} } }, expect = "not_determined" },
    { given = { not_given = { objectives = "does not exist" } }, expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
