return rule {
  api         = 1,
  id          = "A.6.3-joiners-trained",
  requirement = "A.6.3",
  title       = "Whoever joins is trained within 30 days",
  criterion   = "Everybody who joined got the awareness training within the organization's own limit.",
  basis       = "own_rules.joiner_training",
  evidence    = { ["own_rules.joiner_training"] = { "Within which time after the first day which course is completed" },
                  "people.person", "people.started_on", "trainings.person", "trainings.course", "trainings.completed_on" },

  check = function(audit)
    local own = audit.own.joiner_training
    local joined = audit.records.people:where { started_on = since(audit.period.from) }
    return every {
      of    = joined:with(audit.records.trainings:where(own.of), "person", { unmatched = "none" }),
      key   = "person",
      meets = { completed_on = by(column "started_on" + own.within) },
      gap   = "{failed} of {all} people who joined were not trained in time",
    }
  end,

  examples = {
    { given = { own_rules = { joiner_training = { within = "30 days", of = { course = "awareness" } } },
                records = { people = { { person = "p1", started_on = "2026-03-01" }, { person = "p0", started_on = "2019-03-01" } },
                            trainings = { { person = "p1", course = "awareness", completed_on = "2026-03-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { joiner_training = { within = "30 days", of = { course = "awareness" } } },
                records = { people = { { person = "p1", started_on = "2026-03-01" }, { person = "p2", started_on = "2026-04-01" } },
                            trainings = { { person = "p1", course = "awareness", completed_on = "2026-04-01" },
                                          { person = "p2", course = "first aid", completed_on = "2026-04-02" } } } },
      expect = "gap", exceptions = { "p1", "p2" }, numbers = { failed = 2, all = 2 } },
    { given = {}, expect = "not_determined" },
  },
}
