-- 6.2-objectives-evaluated.lua - evaluations of objectives that were due against those that took place.
-- One record per objective and period of the organization's own interval.
return rule {
  api         = 1,
  id          = "6.2-objectives-evaluated",
  requirement = "6.2",
  related     = { "9.1", "9.3.2" },
  title       = "Objectives are evaluated as often as planned",
  criterion   = "Every objective in force is evaluated as often as the organization's own rule asks.",
  basis       = "own_rules.objective_evaluation",
  evidence    = { "objectives.objective", "objectives.set_on", "objectives.due", "objective_results.objective",
                  "objective_results.evaluated_on", "objective_results.value" },

  check = function(audit)
    return every {
      of = schedule {
        of    = audit.records.objectives,
        key   = "objective",
        every = audit.own.objective_evaluation.every,
        done  = audit.records.objective_results:where { value = given },
        at    = "evaluated_on",
        from  = "set_on",
        to    = "due",
      },
      group = "objective",
      gap   = "{failed} of {all} evaluations of objectives due in the period did not take place in their interval",
    }
  end,

  examples = {
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { objective_evaluation = { every = "1 quarter" } },
                records = { objectives = { { objective = "O-1", set_on = "2025-11-17", due = "2026-12-31" } },
                            objective_results = { { objective = "O-1", evaluated_on = "2026-03-31", value = "96 %" },
                                                  { objective = "O-1", evaluated_on = "2026-06-29", value = "100 %" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { objective_evaluation = { every = "1 quarter" } },
                records = { objectives = { { objective = "O-1", set_on = "2025-11-17", due = "2026-12-31" } },
                            objective_results = { { objective = "O-1", evaluated_on = "2026-03-31", value = "96 %" } } } },
      expect = "gap", exceptions = { "O-1/2026-Q2" }, class = "minor", text = "1 of 2" },
    -- fair: an objective that was set within the quarter does not owe it
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { objective_evaluation = { every = "1 quarter" } },
                records = { objectives = { { objective = "O-1", set_on = "2026-01-12", due = "2026-12-31" } },
                            objective_results = { { objective = "O-1", evaluated_on = "2026-06-29", value = "100 %" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: an entry without a value is no evaluation
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { objective_evaluation = { every = "6 months" } },
                records = { objectives = { { objective = "O-1", set_on = "2025-11-17", due = "2026-12-31" } },
                            objective_results = { { objective = "O-1", evaluated_on = "2026-03-31", value = none } } } },
      expect = "gap", exceptions = { "O-1/2026-H1" }, class = "minor" },
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { objective_evaluation = { every = "6 months" } },
                records = { objectives = { { objective = "O-1", set_on = "2025-11-17", due = "2026-12-31" } },
                            objective_results = { { objective = "O-1", value = "96 %" } } } },
      expect = "not_determined" },
    { given = { own_rules = { objective_evaluation = { every = "6 months" } },
                records = { objectives = {}, objective_results = {} } }, expect = "not_determined" },
    { given = { own_rules = { objective_evaluation = { every = "6 months" } } }, expect = "not_determined" },
    { given = { own_rules = { objective_evaluation = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
