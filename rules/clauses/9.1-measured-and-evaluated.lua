-- 9.1-measured-and-evaluated.lua - measurements that were due against those taken and evaluated.
-- How often is what the measurement plan says of each metric; a value that nobody evaluated does not count.
local intervals = { monthly = "1 month", quarterly = "1 quarter", ["half-yearly"] = "6 months", yearly = "12 months" }

return rule {
  api         = 1,
  id          = "9.1-measured-and-evaluated",
  requirement = "9.1",
  related     = { "6.2" },
  title       = "Metrics are measured and evaluated as planned",
  criterion   = "Every metric of the measurement plan is measured as often as the plan says, and the value is evaluated.",
  whole       = true,
  evidence    = { "metrics.metric", "metrics.frequency", "metrics.from", "metrics.until", "measurements.metric",
                  "measurements.measured_on", "measurements.evaluated_on" },

  check = function(audit)
    return every {
      of = schedule {
        of    = audit.records.metrics,
        key   = "metric",
        every = per("frequency", intervals),
        done  = audit.records.measurements:where { evaluated_on = given },
        at    = "measured_on",
        from  = "from",
        to    = "until",
      },
      group = "metric",
      gap   = "For {failed} of {all} measurements due in the period the records show no value taken in its interval and evaluated",
    }
  end,

  examples = {
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", frequency = "quarterly", from = "2025-01-01", ["until"] = none } },
                            measurements = { { metric = "open weaknesses", measured_on = "2026-03-31", evaluated_on = "2026-04-02" },
                                             { metric = "open weaknesses", measured_on = "2026-04-01",
                                               evaluated_on = "2026-04-02" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", frequency = "quarterly", from = "2025-01-01", ["until"] = none } },
                            measurements = { { metric = "open weaknesses", measured_on = "2026-03-31",
                                               evaluated_on = "2026-04-02" } } } },
      expect = "gap", exceptions = { "open weaknesses/2026-Q2" }, class = "minor", text = "1 of 2" },
    -- nothing was measured
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", frequency = "quarterly", from = "2025-01-01", ["until"] = none } },
                            measurements = {} } },
      expect = "gap", class = "major", numbers = { failed = 2, all = 2 } },
    -- fair: a metric does not owe the period in which it was taken up, nor the one in which it was given up
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", frequency = "quarterly", from = "2025-01-01",
                                          ["until"] = "2026-05-31" },
                                        { metric = "late exits", frequency = "half-yearly", from = "2026-02-01", ["until"] = none } },
                            measurements = { { metric = "open weaknesses", measured_on = "2026-01-20", evaluated_on = "2026-02-02" },
                                             { metric = "late exits", measured_on = "2026-06-25", evaluated_on = "2026-06-29" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a value that nobody looked at
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", frequency = "half-yearly", from = "2025-01-01", ["until"] = none },
                                        { metric = "late exits", frequency = "half-yearly", from = "2025-01-01", ["until"] = none } },
                            measurements = { { metric = "open weaknesses", measured_on = "2026-03-31", evaluated_on = none },
                                             { metric = "late exits", measured_on = "2026-06-25", evaluated_on = "2026-06-29" } } } },
      expect = "gap", exceptions = { "open weaknesses/2026-H1" }, class = "minor" },
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", from = "2025-01-01", ["until"] = none } },
                            measurements = { { metric = "open weaknesses", measured_on = "2026-03-31",
                                               evaluated_on = "2026-04-02" } } } },
      expect = "not_determined" },
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", frequency = "half-yearly", from = "2025-01-01",
                                          ["until"] = none } },
                            measurements = { { metric = "open weaknesses", measured_on = "2026-03-31" } } } },
      expect = "not_determined" },
    { given = { records = { metrics = {}, measurements = {} } }, expect = "not_determined" },
    { given = { period = { "2026-01-01", "2026-06-30" },
                records = { metrics = { { metric = "open weaknesses", frequency = "half-yearly", from = "2025-01-01",
                                          ["until"] = none } } },
                not_given = { measurements = "does not exist" } },
      expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
