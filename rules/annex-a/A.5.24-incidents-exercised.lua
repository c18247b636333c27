-- A.5.24-incidents-exercised.lua - exercises of incident handling that were due against those that were held.
return rule {
  api         = 1,
  id          = "A.5.24-incidents-exercised",
  requirement = "A.5.24",
  related     = { "A.5.26", "A.5.29" },
  title       = "The handling of incidents is exercised",
  criterion   = "The handling of incidents is exercised as often as the organization's own rule asks.",
  basis       = "own_rules.incident_exercise",
  evidence    = { "exercises.exercise", "exercises.kind", "exercises.held_on" },

  check = function(audit)
    return every {
      of = schedule {
        every = audit.own.incident_exercise.every,
        done  = audit.records.exercises:where { kind = "incident" },
        at    = "held_on",
      },
      gap = "The records show no exercise of incident handling for {failed} of {all} exercises due",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { incident_exercise = { every = "12 months" } },
                records = { exercises = { { exercise = "E-1", kind = "incident", held_on = "2025-07-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- longer ago than the interval
    { given = { date = "2026-06-30", own_rules = { incident_exercise = { every = "12 months" } },
                records = { exercises = { { exercise = "E-1", kind = "incident", held_on = "2025-06-29" } } } },
      expect = "gap", exceptions = { "last 12 months" }, class = "minor", numbers = { failed = 1, all = 1 } },
    -- fair: the half-year that still runs is not due
    { given = { period = { "2026-01-01", "2026-09-30" }, own_rules = { incident_exercise = { every = "6 months" } },
                records = { exercises = { { exercise = "E-1", kind = "incident", held_on = "2026-03-12" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: an evacuation is no exercise of incidents
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { incident_exercise = { every = "6 months" } },
                records = { exercises = { { exercise = "E-2", kind = "other", held_on = "2026-03-12" } } } },
      expect = "gap", exceptions = { "2026-H1" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { incident_exercise = { every = "12 months" } },
                records = { exercises = { { exercise = "E-1", kind = "incident" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", own_rules = { incident_exercise = { every = "12 months" } },
                records = { exercises = { { exercise = "E-1", held_on = "2026-02-12" } } } },
      expect = "not_determined" },
    { given = { own_rules = { incident_exercise = { every = "12 months" } } }, expect = "not_determined" },
    { given = { own_rules = { incident_exercise = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
