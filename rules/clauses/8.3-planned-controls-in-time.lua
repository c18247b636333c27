-- 8.3-planned-controls-in-time.lua - controls that the Statement of Applicability calls planned, and their day.
-- Controls that the treatment plan names are left to 8.3-treatments-in-time, so that one delay is one finding.
return rule {
  api         = 1,
  id          = "8.3-planned-controls-in-time",
  requirement = "8.3",
  related     = { "6.1.3" },
  title       = "Planned controls are implemented by their day",
  criterion   = "Controls that the Statement of Applicability calls planned, and the treatment plan does not name, are implemented by the day set for them.",
  evidence    = { "soa.control", "soa.applicable", "soa.status", "soa.planned_for", "treatments.control", "treatments.risk" },

  check = function(audit)
    return every {
      of    = audit.records.soa:where { applicable = true, status = one_of { "planned", "not implemented" } }
                               :with(audit.records.treatments, "control", { unmatched = "none", prefix = "plan_" })
                               :where { plan_risk = none },
      key   = "control",
      meets = { planned_for = since(audit.date) },
      empty = "conform",
      gap   = "{failed} of {all} controls that the treatment plan does not name were not implemented, with the planned day past or none set",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "planned", planned_for = "2026-06-30" },
                                    { control = "A.5.9", applicable = true, status = "implemented", planned_for = none } },
                            treatments = {} } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "planned", planned_for = "2026-06-29" } }, treatments = {} } },
      expect = "gap", exceptions = { "A.5.7" }, class = "minor" },
    -- fair: the treatment plan has this control, and its day is that plan's matter; and nothing is merely planned
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.8.12", applicable = true, status = "planned", planned_for = "2026-03-31" } },
                            treatments = { { risk = "R-5", control = "A.8.12" } } } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nobody slips through: not implemented, and no day at all
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "not implemented", planned_for = none } },
                            treatments = { { risk = "R-5", control = "A.8.12" } } } },
      expect = "gap", exceptions = { "A.5.7" }, class = "minor" },
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "planned" } }, treatments = {} } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, planned_for = "2026-01-31" } }, treatments = {} } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "planned", planned_for = "2026-01-31" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
