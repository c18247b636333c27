return rule {
  api         = 1,
  id          = "A.7.2-visitors-accompanied",
  requirement = "A.7.2",
  title       = "Visitors have a host and leave the same day",
  criterion   = "Every visitor in the visitors' book has a host and left on the day of the visit.",
  evidence    = { ["visits.visit"]   = { "key", "Number of the entry in the visitors' book" },
                  ["visits.host"]    = { "key", "Staff number of the host", empty = "none" },
                  ["visits.came_on"] = { "date", "Day on which the visitor came" },
                  ["visits.left_on"] = { "date", "Day on which the visitor left", empty = "none" } },

  check = function(audit)
    return every {
      of    = audit.records.visits,
      key   = "visit",
      meets = { host = given, left_on = by(column "came_on") },
      gap   = "{failed} of {all} visits had no host or did not end on their day",
    }
  end,

  examples = {
    { given = { records = { visits = { { visit = "1", host = "p1", came_on = "2026-02-02", left_on = "2026-02-02" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { visits = { { visit = "1", host = none, came_on = "2026-02-02", left_on = "2026-02-02" },
                                       { visit = "2", host = "p1", came_on = "2026-02-02", left_on = "2026-02-03" },
                                       { visit = "3", host = "p1", came_on = "2026-02-02", left_on = "2026-02-02" } } } },
      expect = "gap", exceptions = { "1", "2" }, class = "minor", numbers = { failed = 2, all = 3 } },
    { given = {}, expect = "not_determined" },
  },
}
