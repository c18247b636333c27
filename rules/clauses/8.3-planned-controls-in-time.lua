-- 8.3-planned-controls-in-time.lua - controls that the Statement includes: implemented, or planned for a day to come.
-- Controls that the treatment plan names are left to 8.3-treatments-in-time, so that one delay is one finding.
return rule {
  api         = 1,
  id          = "8.3-planned-controls-in-time",
  requirement = "8.3",
  related     = { "6.1.3" },
  title       = "Planned controls are implemented by their day",
  criterion   = "Controls that are included, and that no treatment names, are implemented or planned for a day that is not past.",
  evidence    = { "soa.control", "soa.applicable", "soa.status", "soa.planned_for", "treatments.control", "treatments.risk" },

  check = function(audit)
    return every {
      of       = audit.records.soa:where { applicable = true }
                                  :with(audit.records.treatments, "control", { unmatched = "none", prefix = "plan_" })
                                  :where { plan_risk = none },
      key      = "control",
      meets    = any_of { { status = "implemented" }, { planned_for = since(audit.date) } },
      critical = { status = one_of { "planned", "not implemented" } }, -- all that is still to do: several, and none of it in time
      gap      = "{failed} of {all} included controls outside the treatment plan stood as not implemented, their day past or none set",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "planned", planned_for = "2026-06-30" },
                                    { control = "A.5.9", applicable = true, status = "implemented", planned_for = none } },
                            treatments = {} } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "planned", planned_for = "2026-06-29" },
                                    { control = "A.5.9", applicable = true, status = "implemented", planned_for = none } },
                            treatments = {} } },
      expect = "gap", exceptions = { "A.5.7" }, class = "minor", text = "1 of 2" },
    -- several, and nothing of what was planned is in time
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.5.7", applicable = true, status = "planned", planned_for = "2026-06-29" },
                                    { control = "A.8.12", applicable = true, status = "not implemented", planned_for = "2026-03-31" },
                                    { control = "A.5.9", applicable = true, status = "implemented", planned_for = none } },
                            treatments = {} } },
      expect = "gap", exceptions = { "A.5.7", "A.8.12" }, class = "major", numbers = { failed = 2, all = 3 } },
    -- fair: a control of the treatment plan is judged by the day there, and an excluded one not at all
    { given = { date = "2026-06-30",
                records = { soa = { { control = "A.8.12", applicable = true, status = "planned", planned_for = "2026-03-31" },
                                    { control = "A.7.4", applicable = false, status = none, planned_for = none },
                                    { control = "A.5.9", applicable = true, status = "implemented", planned_for = none } },
                            treatments = { { risk = "R-5", control = "A.8.12" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
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
    { given = { records = { soa = {}, treatments = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
