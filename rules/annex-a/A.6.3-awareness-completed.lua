-- A.6.3-awareness-completed.lua - courses that were due against courses completed in time.
-- The share that is enough is the organization's own; the people who missed it are listed all the same.
return rule {
  api         = 1,
  id          = "A.6.3-awareness-completed",
  requirement = "A.6.3",
  related     = { "7.2", "7.3" },
  title       = "Awareness courses are completed in time",
  criterion   = "The share of courses completed by their due day reaches what the organization asks of itself.",
  basis       = "own_rules.awareness",
  whole       = true,
  evidence    = { "trainings.person", "trainings.course", "trainings.due_on", "trainings.completed_on" },

  check = function(audit)
    return every {
      of       = audit.records.trainings:where { due_on = since(audit.period.from) },
      key      = { "person", "course" },
      meets    = { completed_on = by(column "due_on") },
      at_least = audit.own.awareness.at_least,
      group    = "course",
      gap      = "{failed} of {all} courses due in the period remained uncompleted on their due day",
    }
  end,

  examples = {
    { given = { own_rules = { awareness = { at_least = "100 %" } },
                records = { trainings = { { person = "p1", course = "basics", due_on = "2026-03-31", completed_on = "2026-03-31" },
                                          { person = "p2", course = "basics", due_on = "2026-03-31", completed_on = "2026-02-02" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { awareness = { at_least = "95 %" } },
                records = { trainings = { { person = "p1", course = "basics", due_on = "2026-03-31", completed_on = none },
                                          { person = "p2", course = "basics", due_on = "2026-03-31", completed_on = "2026-04-01" },
                                          { person = "p3", course = "basics", due_on = "2026-03-31", completed_on = "2026-03-30" } } } },
      expect = "gap", exceptions = { "p1/basics", "p2/basics" }, class = "minor", numbers = { failed = 2, all = 3 } },
    -- nobody completed anything
    { given = { own_rules = { awareness = { at_least = "95 %" } },
                records = { trainings = { { person = "p1", course = "basics", due_on = "2026-03-31", completed_on = none },
                                          { person = "p2", course = "basics", due_on = "2026-03-31", completed_on = none } } } },
      expect = "gap", exceptions = { "p1/basics", "p2/basics" }, class = "major" },
    -- fair: the own share is reached, and the day of another course is still to come
    { given = { date = "2026-12-31", own_rules = { awareness = { at_least = "50 %" } },
                records = { trainings = { { person = "p1", course = "basics", due_on = "2026-03-31", completed_on = none },
                                          { person = "p2", course = "basics", due_on = "2026-03-31", completed_on = "2026-03-30" },
                                          { person = "p3", course = "basics", due_on = "2027-01-31", completed_on = none } } } },
      expect = "conform", numbers = { failed = 1, all = 2 } },
    -- nobody slips through: without a share of its own every course counts
    { given = { own_rules = { awareness = { source = "Training plan 2026" } },
                records = { trainings = { { person = "p1", course = "basics", due_on = "2026-03-31", completed_on = none },
                                          { person = "p2", course = "basics", due_on = "2026-03-31", completed_on = "2026-03-30" } } } },
      expect = "gap", exceptions = { "p1/basics" }, class = "minor" },
    { given = { own_rules = { awareness = { at_least = "95 %" } },
                records = { trainings = { { person = "p1", course = "basics", due_on = "2026-03-31" } } } },
      expect = "not_determined" },
    { given = { own_rules = { awareness = { at_least = "95 %" } }, records = { trainings = {} } }, expect = "not_determined" },
    { given = { own_rules = { awareness = { at_least = "95 %" } } }, expect = "not_determined" },
    { given = { own_rules = { awareness = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
