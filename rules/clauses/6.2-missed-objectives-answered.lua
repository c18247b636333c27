-- 6.2-missed-objectives-answered.lua - evaluations of the period that found an objective off its way, held against what
-- was decided on them. To miss a value is no nonconformity; whether it was evaluated is 6.2-objectives-evaluated's matter.
return rule {
  api         = 1,
  id          = "6.2-missed-objectives-answered",
  requirement = "6.2",
  related     = { "9.1", "10.2" },
  title       = "Objectives off their way are answered",
  criterion   = "Objectives are monitored and updated: where an evaluation finds one off its way, it is decided what follows.",
  evidence    = { "objective_results.objective", "objective_results.evaluated_on", "objective_results.on_track",
                  "objective_results.decision" },

  check = function(audit)
    local found = audit.records.objective_results:where { evaluated_on = since(audit.period.from) }
    return every {
      of    = found,
      key   = { "objective", "evaluated_on" },
      meets = any_of { { on_track = true }, { decision = given } },
      group = "objective",
      gap   = "{failed} of {all} evaluations in the period found an objective off its way, and nothing was decided on it",
    }
  end,

  examples = {
    { given = { records = { objective_results = {
        { objective = "O-1", evaluated_on = "2026-03-31", on_track = false, decision = "Exits are checked weekly" },
        { objective = "O-2", evaluated_on = "2026-03-31", on_track = true, decision = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { objective_results = {
        { objective = "O-1", evaluated_on = "2026-03-31", on_track = false, decision = none },
        { objective = "O-2", evaluated_on = "2026-03-31", on_track = true, decision = none } } } },
      expect = "gap", exceptions = { "O-1/2026-03-31" }, class = "minor", text = "1 of 2" },
    -- fair: it was decided to wait, and what was found before the period belongs to the audit before
    { given = { period = { "2026-01-01", "2026-06-30" }, records = { objective_results = {
        { objective = "O-1", evaluated_on = "2025-12-31", on_track = false, decision = none },
        { objective = "O-1", evaluated_on = "2026-01-01", on_track = false, decision = "One exit of two; looked at again in June" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: noticed once, and passed over the second time
    { given = { records = { objective_results = {
        { objective = "O-1", evaluated_on = "2026-03-31", on_track = false, decision = "Exits are checked weekly" },
        { objective = "O-1", evaluated_on = "2026-06-30", on_track = false, decision = none } } } },
      expect = "gap", exceptions = { "O-1/2026-06-30" }, class = "minor" },
    { given = { records = { objective_results = { { objective = "O-1", evaluated_on = "2026-03-31", decision = none } } } },
      expect = "not_determined" },
    { given = { records = { objective_results = { { objective = "O-1", evaluated_on = "2026-03-31", on_track = false } } } },
      expect = "not_determined" },
    -- first cycle: no evaluation was due yet
    { given = { records = { objective_results = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
