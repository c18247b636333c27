-- 9.1-metrics-determined.lua - what the measurement plan settles of each metric: how, by whom, and who evaluates.
-- Whether it was measured and evaluated as often as planned is 9.1-measured-and-evaluated.
return rule {
  api         = 1,
  id          = "9.1-metrics-determined",
  requirement = "9.1",
  related     = { "6.2" },
  title       = "It is settled how each metric is measured and who evaluates it",
  criterion   = "For everything that is monitored and measured it is settled how, who measures, and who evaluates the values.",
  evidence    = { "metrics.metric", "metrics.method", "metrics.responsible", "metrics.evaluator", "metrics.until" },

  check = function(audit)
    return every {
      of    = audit.records.metrics:where(any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }),
      key   = "metric",
      meets = { method = given, responsible = given, evaluator = given },
      gap   = "For {failed} of {all} metrics of the plan it was not settled how they are measured, by whom, or who evaluates them",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { metrics = { { metric = "M-1", method = "monitoring", responsible = "operations", evaluator = "ISMS manager",
                                          ["until"] = none },
                                        { metric = "M-2", method = "scanner", responsible = "operations", evaluator = "ISMS manager",
                                          ["until"] = "2026-06-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { metrics = { { metric = "M-1", method = "monitoring", responsible = "operations", evaluator = "ISMS manager",
                                          ["until"] = none },
                                        { metric = "M-2", method = none, responsible = "operations", evaluator = "ISMS manager",
                                          ["until"] = none } } } },
      expect = "gap", exceptions = { "M-2" }, class = "minor", text = "1 of 2" },
    -- fair: a metric that was given up; one person who measures and evaluates
    { given = { date = "2026-06-30",
                records = { metrics = { { metric = "M-1", method = "monitoring", responsible = "operations", evaluator = "operations",
                                          ["until"] = none },
                                        { metric = "M-0", method = none, responsible = none, evaluator = none,
                                          ["until"] = "2026-06-29" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: values that nobody is to look at, and a metric that nobody takes
    { given = { date = "2026-06-30",
                records = { metrics = { { metric = "M-1", method = "monitoring", responsible = "operations", evaluator = none,
                                          ["until"] = none },
                                        { metric = "M-2", method = "scanner", responsible = none, evaluator = "ISMS manager",
                                          ["until"] = none } } } },
      expect = "gap", exceptions = { "M-1", "M-2" }, class = "minor" },
    { given = { date = "2026-06-30",
                records = { metrics = { { metric = "M-1", method = "monitoring", responsible = "operations", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { records = { metrics = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
