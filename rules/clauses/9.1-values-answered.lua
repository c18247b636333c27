-- 9.1-values-answered.lua - values of the period that lie off the target of their metric, held against what was decided on them.
-- To miss a target is no nonconformity. A value that nobody evaluated is the matter of 9.1-measured-and-evaluated, one that is
-- the measure of an objective of 6.2-missed-objectives-answered.

-- Ten values of these metrics in turn, each second one off its target.
local function series(metrics)
  local rows = {}
  for i = 1, 10 do
    rows[i] = { metric = metrics[(i - 1) % #metrics + 1], measured_on = ("2026-%02d-15"):format(i), evaluated_on = ("2026-%02d-16"):format(i),
                on_target = i % 2 == 0, decision = none }
  end
  return { records = { metrics = {}, measurements = rows } }
end

return rule {
  api         = 1,
  id          = "9.1-values-answered",
  requirement = "9.1",
  related     = { "6.2", "10.2" },
  title       = "Values off their target are answered",
  criterion   = "What is measured is evaluated: where a value lies off the target of its metric, it is decided what follows.",
  evidence    = { "measurements.metric", "measurements.measured_on", "measurements.evaluated_on", "measurements.on_target",
                  "measurements.decision", "metrics.metric", "metrics.objective" },

  check = function(audit)
    local all       = audit.records.measurements
    local evaluated = all:where { measured_on = since(audit.period.from), evaluated_on = given }
    return every {
      of    = evaluated:with(audit.records.metrics, "metric", { unmatched = "none", prefix = "plan_" }):where { plan_objective = none },
      key   = { "metric", "measured_on" },
      meets = any_of { { on_target = true }, { on_target = none }, { decision = given } },
      group = "metric",
      empty = all:count() > 0 and "conform" or nil, -- what was measured are measures of objectives
      gap   = "{failed} of {all} values of the period lay off the target of their metric, and nothing was decided on them",
    }
  end,

  examples = {
    { given = { records = { metrics = { { metric = "late patches", objective = none }, { metric = "tickets", objective = none } },
                            measurements = { { metric = "late patches", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = false,
                                               decision = "Weekly look at open ones" },
                                             { metric = "tickets", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = true,
                                               decision = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { metrics = { { metric = "late patches", objective = none }, { metric = "tickets", objective = none } },
                            measurements = { { metric = "late patches", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = false,
                                               decision = none },
                                             { metric = "tickets", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = true,
                                               decision = none } } } },
      expect = "gap", exceptions = { "late patches/2026-03-31" }, class = "minor", text = "1 of 2" },
    -- fair: no target was set; the measure of an objective; a value that nobody evaluated; and one of last year
    { given = { records = { metrics = { { metric = "tickets", objective = none }, { metric = "clicks", objective = "O-2" } },
                            measurements = { { metric = "tickets", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = none,
                                               decision = none },
                                             { metric = "clicks", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = false,
                                               decision = none },
                                             { metric = "tickets", measured_on = "2026-06-30", evaluated_on = none, on_target = false,
                                               decision = none },
                                             { metric = "tickets", measured_on = "2025-12-31", evaluated_on = "2026-01-04", on_target = false,
                                               decision = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: all that is measured are measures of objectives
    { given = { records = { metrics = { { metric = "clicks", objective = "O-2" } },
                            measurements = { { metric = "clicks", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = false,
                                               decision = none } } } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nobody slips through: a metric that the plan of measurement does not have
    { given = { records = { metrics = {}, measurements = { { metric = "late patches", measured_on = "2026-01-01", evaluated_on = "2026-04-02",
                                                             on_target = false, decision = none } } } },
      expect = "gap", exceptions = { "late patches/2026-01-01" }, class = "minor" },
    { given = { records = { metrics = {}, measurements = { { metric = "late patches", measured_on = "2026-01-01", evaluated_on = "2026-04-02",
                                                             on_target = true, decision = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- five values of ten, all of one metric; and of two
    { given = series({ "late patches", "tickets" }), expect = "gap", class = "minor", numbers = { failed = 5, all = 10 } },
    { given = series({ "late patches", "tickets", "alarms" }), expect = "gap", class = "major", numbers = { failed = 5, all = 10 } },
    { given = { records = { metrics = { { metric = "tickets", objective = none } },
                            measurements = { { metric = "tickets", measured_on = "2026-03-31", evaluated_on = "2026-04-02", on_target = false } } } },
      expect = "not_determined" },
    { given = { records = { metrics = { { metric = "tickets", objective = none } },
                            measurements = { { metric = "tickets", measured_on = "2026-03-31", evaluated_on = "2026-04-02", decision = none } } } },
      expect = "not_determined" },
    -- first cycle: nothing was measured yet
    { given = { records = { metrics = {}, measurements = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
