-- A.6.1-screening-done.lua - people who started in the period against the day their screening was completed.
return rule {
  api         = 1,
  id          = "A.6.1-screening-done",
  requirement = "A.6.1",
  related     = { "A.6.2" },
  title       = "Screening is completed before the first working day",
  criterion   = "The screening of the people whom the organization's own rule names is completed by their first working day.",
  basis       = "own_rules.screening",
  whole       = true,
  evidence    = { "people.person", "people.kind", "people.team", "people.started_on", "people.screened_on" },

  check = function(audit)
    return every {
      of     = audit.records.people:where(audit.own.screening.of):where { started_on = since(audit.period.from) },
      key    = "person",
      meets  = { screened_on = by(column "started_on") },
      except = audit.own.screening.except,
      group  = "kind",
      gap    = "{failed} of {all} people who started in the period lacked a completed screening on the first working day",
    }
  end,

  examples = {
    -- completed on the first day
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } },
                records = { people = { { person = "p1", kind = "employee", started_on = "2026-03-02", screened_on = "2026-03-02" },
                                       { person = "p2", kind = "contractor", started_on = "2026-04-01",
                                         screened_on = "2026-03-10" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- a day late, and never
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } },
                records = { people = { { person = "p1", kind = "employee", started_on = "2026-03-02", screened_on = "2026-03-03" },
                                       { person = "p2", kind = "contractor", started_on = "2026-04-01", screened_on = none },
                                       { person = "p3", kind = "employee", started_on = "2026-04-01", screened_on = "2026-03-20" } } } },
      expect = "gap", exceptions = { "p1", "p2" }, class = "minor", text = "2 of 3 people" },
    -- of nobody
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } },
                records = { people = { { person = "p1", kind = "employee", started_on = "2026-03-02", screened_on = none },
                                       { person = "p2", kind = "employee", started_on = "2026-04-01", screened_on = none } } } },
      expect = "gap", exceptions = { "p1", "p2" }, class = "major" },
    -- fair: who started before the period, who starts next month, and whom the own rule exempts
    { given = { date = "2026-12-31", own_rules = { screening = { except = { team = "Interns" } } },
                records = { people = { { person = "p1", kind = "employee", team = "Sales", started_on = "2026-03-02",
                                         screened_on = "2026-02-20" },
                                       { person = "p2", kind = "employee", team = "Sales", started_on = "2019-03-01",
                                         screened_on = none },
                                       { person = "p3", kind = "employee", team = "Sales", started_on = "2027-02-01",
                                         screened_on = none },
                                       { person = "p4", kind = "employee", team = "Interns", started_on = "2026-09-01",
                                         screened_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a contractor is a person too
    { given = { own_rules = { screening = { of = { kind = { "employee", "contractor" } } } },
                records = { people = { { person = "p1", kind = "employee", started_on = "2026-03-02", screened_on = "2026-02-20" },
                                       { person = "p2", kind = "contractor", started_on = "2026-03-02", screened_on = none } } } },
      expect = "gap", exceptions = { "p2" }, class = "minor" },
    -- half of those who started, all of them contractors: one cause; with an employee among them it would be major
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } },
                records = { people = { { person = "p1", kind = "employee", started_on = "2026-03-02", screened_on = "2026-02-20" },
                                       { person = "p2", kind = "employee", started_on = "2026-04-01", screened_on = "2026-02-20" },
                                       { person = "p3", kind = "contractor", started_on = "2026-04-01", screened_on = none },
                                       { person = "p4", kind = "contractor", started_on = "2026-04-01", screened_on = none } } } },
      grading = { population_min = 4 }, expect = "gap", exceptions = { "p3", "p4" }, class = "minor" },
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } },
                records = { people = { { person = "p1", kind = "employee", started_on = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } },
                records = { people = { { person = "p1", kind = "employee", screened_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } }, records = { people = {} } },
      expect = "not_determined" },
    { given = { own_rules = { screening = { source = "People handbook 1.3, 2" } } }, expect = "not_determined" },
    { given = { own_rules = { screening = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
