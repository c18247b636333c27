-- 7.3-everybody-reached.lua - everybody who works for the organization, held against the courses that were set for them.
-- Whoever stands in no list of participants is seen here; whether a course was completed in time is A.6.3's matter.
return rule {
  api         = 1,
  id          = "7.3-everybody-reached",
  requirement = "7.3",
  related     = { "A.6.3", "7.2" },
  title       = "Awareness reaches everybody who works for the organization",
  criterion   = "Everybody who works for the organization is given a course on awareness at the organization's own interval.",
  basis       = "own_rules.awareness_reach",
  whole       = true,
  evidence    = { "people.person", "people.started_on", "people.left_on", "trainings.person", "trainings.due_on" },

  check = function(audit)
    return every {
      of = schedule {
        of    = audit.records.people,
        key   = "person",
        every = audit.own.awareness_reach.every,
        done  = audit.records.trainings:where { due_on = by(audit.date) },
        at    = "due_on",
        from  = "started_on",
        to    = "left_on",
      },
      gap = "For {failed} of {all} turns at awareness, one for each person and interval, the records show no course",
    }
  end,

  examples = {
    { given = { own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2020-01-07", left_on = none },
                                       { person = "p2", started_on = "2022-05-02", left_on = none } },
                            trainings = { { person = "p1", due_on = "2026-03-31" }, { person = "p2", due_on = "2026-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2020-01-07", left_on = none },
                                       { person = "p2", started_on = "2022-05-02", left_on = none } },
                            trainings = { { person = "p1", due_on = "2026-03-31" } } } },
      expect = "gap", exceptions = { "p2/last 12 months" }, class = "minor", text = "1 of 2" },
    -- nobody was reached
    { given = { own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2020-01-07", left_on = none },
                                       { person = "p2", started_on = "2022-05-02", left_on = none } },
                            trainings = {} } },
      expect = "gap", class = "major", numbers = { failed = 2, all = 2 } },
    -- fair: somebody who joined, and somebody who left, before their turn had come
    { given = { own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2020-01-07", left_on = none },
                                       { person = "p3", started_on = "2026-11-02", left_on = none },
                                       { person = "p4", started_on = "2021-03-01", left_on = "2026-02-28" } },
                            trainings = { { person = "p1", due_on = "2026-03-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first cycle in which nobody has been there for a whole interval
    { given = { own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2026-03-02", left_on = none } }, trainings = {} } },
      expect = "not_determined" },
    -- nobody slips through: a course that lies ahead, beside one of years ago
    { given = { date = "2026-06-30", own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2020-01-07", left_on = none } },
                            trainings = { { person = "p1", due_on = "2024-03-31" }, { person = "p1", due_on = "2026-09-30" } } } },
      expect = "gap", exceptions = { "p1/last 12 months" }, class = "minor" },
    { given = { own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2020-01-07" } }, trainings = {} } },
      expect = "not_determined" },
    { given = { own_rules = { awareness_reach = { every = "12 months" } },
                records = { people = { { person = "p1", started_on = "2020-01-07", left_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { awareness_reach = { every = "12 months" } }, records = { people = {}, trainings = {} } },
      expect = "not_determined" },
    { given = { own_rules = { awareness_reach = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
