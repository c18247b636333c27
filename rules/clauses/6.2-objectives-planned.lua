-- 6.2-objectives-planned.lua - the plan of each objective: what is done for it, with which resources, and how it is told whether it
-- was reached. Measure, target, owner and date are 6.2-objectives-measurable's matter.
return rule {
  api         = 1,
  id          = "6.2-objectives-planned",
  requirement = "6.2",
  related     = { "7.1", "9.1" },
  title       = "It is planned how objectives are reached",
  criterion   = "For every information security objective it is planned what is done, with which resources, and how the result is evaluated.",
  evidence    = { "objectives.objective", "objectives.actions", "objectives.resources", "objectives.evaluation" },

  check = function(audit)
    return every {
      of    = audit.records.objectives,
      key   = "objective",
      meets = { actions = given, resources = given, evaluation = given },
      gap   = "For {failed} of {all} objectives it was not planned what is done, with which resources, or how the result is evaluated",
    }
  end,

  examples = {
    { given = { records = { objectives = { { objective = "O-1", actions = "Exit checklist", resources = "2 hours a month",
                                             evaluation = "Metric M-1, each quarter" },
                                           { objective = "O-2", actions = "Two simulations", resources = "Budget 2026", evaluation = "Rate of clicks" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { objectives = { { objective = "O-1", actions = "Exit checklist", resources = "2 hours a month",
                                             evaluation = "Metric M-1, each quarter" },
                                           { objective = "O-2", actions = none, resources = none, evaluation = "Rate of clicks" } } } },
      expect = "gap", exceptions = { "O-2" }, class = "minor", text = "1 of 2" },
    -- fair: that nothing more is needed is an answer
    { given = { records = { objectives = { { objective = "O-1", actions = "Exit checklist", resources = "none beyond working time", evaluation = "M-1" } } } },
      expect = "conform" },
    -- nobody slips through: everything is planned but how to tell
    { given = { records = { objectives = { { objective = "O-1", actions = "Exit checklist", resources = "2 hours a month", evaluation = none } } } },
      expect = "gap", exceptions = { "O-1" }, class = "minor" },
    { given = { records = { objectives = { { objective = "O-1", resources = "Budget", evaluation = "M-1" } } } }, expect = "not_determined" },
    { given = { records = { objectives = { { objective = "O-1", actions = "Course", evaluation = "M-1" } } } }, expect = "not_determined" },
    { given = { records = { objectives = { { objective = "O-1", actions = "Course", resources = "Budget" } } } }, expect = "not_determined" },
    { given = { records = { objectives = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
