-- A.8.15-logs-reviewed.lua - log reviews that were due against those that were held, system by system.
return rule {
  api         = 1,
  id          = "A.8.15-logs-reviewed",
  requirement = "A.8.15",
  related     = { "A.5.25", "A.8.16" },
  title       = "Logs are reviewed",
  criterion   = "The logs of the systems that the organization's own rule names are reviewed as often as that rule asks.",
  basis       = "own_rules.log_review",
  evidence    = { "systems.system", "systems.critical", "systems.from", "systems.until",
                  "log_reviews.system", "log_reviews.reviewed_on" },

  check = function(audit)
    return every {
      of = schedule {
        of    = audit.records.systems:where(audit.own.log_review.of),
        key   = "system",
        every = audit.own.log_review.every,
        done  = audit.records.log_reviews,
        at    = "reviewed_on",
        from  = "from",
        to    = "until",
      },
      critical = { critical = true },
      group    = "system",
      gap      = "The records show no review for {failed} of {all} log reviews due in the period",
    }
  end,

  examples = {
    { given = { period = { "2026-01-01", "2026-02-28" },
                own_rules = { log_review = { every = "1 month", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none },
                                        { system = "wiki", critical = false, from = "2024-05-01", ["until"] = none } },
                            log_reviews = { { system = "db", reviewed_on = "2026-01-31" }, { system = "db", reviewed_on = "2026-02-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- one of four months without a review
    { given = { period = { "2026-01-01", "2026-04-30" },
                own_rules = { log_review = { every = "1 month", of = { critical = true } } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none } },
                            log_reviews = { { system = "db", reviewed_on = "2026-01-12" }, { system = "db", reviewed_on = "2026-02-11" },
                                            { system = "db", reviewed_on = "2026-04-13" } } } },
      expect = "gap", exceptions = { "db/2026-03" }, class = "minor", numbers = { failed = 1, all = 4 } },
    -- critical systems never, another one always
    { given = { period = { "2026-01-01", "2026-02-28" }, own_rules = { log_review = { every = "1 month" } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none },
                                        { system = "wiki", critical = false, from = "2024-05-01", ["until"] = none } },
                            log_reviews = { { system = "wiki", reviewed_on = "2026-01-12" }, { system = "wiki", reviewed_on = "2026-02-11" } } } },
      expect = "gap", exceptions = { "db/2026-01", "db/2026-02" }, class = "major" },
    -- fair: out of use since the middle of February
    { given = { period = { "2026-01-01", "2026-02-28" }, own_rules = { log_review = { every = "1 month" } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = "2026-02-14" } },
                            log_reviews = { { system = "db", reviewed_on = "2026-01-12" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: February was made up for in March
    { given = { period = { "2026-01-01", "2026-03-31" }, own_rules = { log_review = { every = "1 month" } },
                records = { systems = { { system = "db", critical = false, from = "2024-05-01", ["until"] = none } },
                            log_reviews = { { system = "db", reviewed_on = "2026-01-12" }, { system = "db", reviewed_on = "2026-03-01" },
                                            { system = "db", reviewed_on = "2026-03-02" } } } },
      expect = "gap", exceptions = { "db/2026-02" }, class = "minor" },
    { given = { period = { "2026-01-01", "2026-02-28" },
                own_rules = { log_review = { every = "1 month", of = { critical = true } } },
                records = { systems = { { system = "db", from = "2024-05-01", ["until"] = none } }, log_reviews = {} } },
      expect = "not_determined" },
    { given = { period = { "2026-01-01", "2026-02-28" }, own_rules = { log_review = { every = "1 month" } },
                records = { systems = { { system = "db", critical = true, from = "2024-05-01", ["until"] = none } },
                            log_reviews = { { system = "db" } } } },
      expect = "not_determined" },
    { given = { own_rules = { log_review = { every = "1 month" } } }, expect = "not_determined" },
    { given = { own_rules = { log_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
