-- 10.1-improvement-visible.lua - whether anything about the ISMS got better in each interval that the organization set
-- itself. What answers a nonconformity is a corrective action and does not count; how much was gained is asked of people.
return rule {
  api         = 1,
  id          = "10.1-improvement-visible",
  requirement = "10.1",
  related     = { "9.3.3" },
  title       = "The ISMS is improved in each interval",
  criterion   = "At least one improvement of the ISMS is completed in each interval that the organization set itself.",
  basis       = "own_rules.improvement",
  evidence    = { "improvements.improvement", "improvements.done_on" },

  check = function(audit)
    return every {
      of  = schedule { every = audit.own.improvement.every, done = audit.records.improvements:where { done_on = given }, at = "done_on" },
      gap = "In {failed} of {all} intervals that ended in the period no improvement of the ISMS was completed",
    }
  end,

  examples = {
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { improvement = { every = "1 quarter" } },
                records = { improvements = { { improvement = "I-1", done_on = "2026-03-31" }, { improvement = "I-2", done_on = "2026-04-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { improvement = { every = "1 quarter" } },
                records = { improvements = { { improvement = "I-1", done_on = "2026-02-02" }, { improvement = "I-2", done_on = "2026-03-03" } } } },
      expect = "gap", exceptions = { "2026-Q2" }, class = "minor", text = "1 of 2" },
    -- fair: a large one that took its time, within an interval of twelve months
    { given = { own_rules = { improvement = { every = "12 months" } },
                records = { improvements = { { improvement = "I-1", done_on = "2026-01-19" } } } },
      expect = "conform" },
    -- nobody slips through: ideas without end, of which none was carried out
    { given = { own_rules = { improvement = { every = "12 months" } },
                records = { improvements = { { improvement = "I-1", done_on = none }, { improvement = "I-2", done_on = none } } } },
      expect = "gap", class = "minor", text = "1 of 1" },
    { given = { own_rules = { improvement = { every = "12 months" } }, records = { improvements = { { improvement = "I-1" } } } },
      expect = "not_determined" },
    { given = { own_rules = { improvement = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
