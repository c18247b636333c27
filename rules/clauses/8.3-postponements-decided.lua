-- 8.3-postponements-decided.lua - treatments of risks whose day was put off in the period, and whether somebody decided it.
-- With the later day a treatment is in time again: 8.3-treatments-in-time cannot see what happened to the plan.
return rule {
  api         = 1,
  id          = "8.3-postponements-decided",
  requirement = "8.3",
  related     = { "6.1.3" },
  title       = "Treatments of risks are put off by decision",
  criterion   = "The risk treatment plan is carried out as approved: where the day of a treatment is put off, that is decided.",
  evidence    = { "treatments.risk", "treatments.control", "treatments.postponed_on", "treatments.postponed_by" },

  check = function(audit)
    return every {
      of    = audit.records.treatments:where { postponed_on = since(audit.period.from) },
      key   = { "risk", "control" },
      meets = { postponed_by = given },
      empty = "conform", -- nothing was put off
      gap   = "{failed} of {all} treatments of risks whose day was put off in the period were put off without a decision",
    }
  end,

  examples = {
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.12", postponed_on = "2026-08-20", postponed_by = "managing director" },
                                           { risk = "R-2", control = "A.5.30", postponed_on = "2026-01-01", postponed_by = "head of IT" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.12", postponed_on = "2026-08-20", postponed_by = "managing director" },
                                           { risk = "R-2", control = "A.5.30", postponed_on = "2026-01-01", postponed_by = none } } } },
      expect = "gap", exceptions = { "R-2/A.5.30" }, class = "minor", text = "1 of 2" },
    -- fair: what was put off before the period was looked at then
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.12", postponed_on = "2026-08-20", postponed_by = "managing director" },
                                           { risk = "R-2", control = "A.5.30", postponed_on = "2025-12-31", postponed_by = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: nothing was put off, in a first cycle as in any other
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.12", postponed_on = none, postponed_by = none } } } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    { given = { records = { treatments = {} } }, expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nobody slips through: the only one that was put off
    { given = { records = { treatments = { { risk = "R-1", control = none, postponed_on = "2026-12-30", postponed_by = none },
                                           { risk = "R-2", control = "A.5.30", postponed_on = none, postponed_by = none } } } },
      expect = "gap", exceptions = { "R-1/none" }, class = "minor" },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.12", postponed_on = "2026-08-20" } } } }, expect = "not_determined" },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.12", postponed_by = none } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
