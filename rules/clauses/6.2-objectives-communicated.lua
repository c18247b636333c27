-- 6.2-objectives-communicated.lua - objectives in force held against the day on which those concerned were told of them.
-- What is communicated to whom in general is 7.4-communication-determined's matter.
return rule {
  api         = 1,
  id          = "6.2-objectives-communicated",
  requirement = "6.2",
  related     = { "7.3", "7.4" },
  title       = "Objectives are communicated",
  criterion   = "Every information security objective that was agreed before the audit was communicated to those concerned.",
  evidence    = { "objectives.objective", "objectives.set_on", "objectives.communicated_on" },

  check = function(audit)
    return every {
      of    = audit.records.objectives:where { set_on = before(audit.date) },
      key   = "objective",
      meets = { communicated_on = before(audit.date) },
      gap   = "{failed} of {all} objectives had not been communicated to those concerned before the audit",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", records = { objectives = { { objective = "O-1", set_on = "2026-01-12", communicated_on = "2026-01-20" },
                                                                { objective = "O-2", set_on = "2026-06-01", communicated_on = "2026-06-29" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30", records = { objectives = { { objective = "O-1", set_on = "2026-01-12", communicated_on = "2026-01-20" },
                                                                { objective = "O-2", set_on = "2026-01-12", communicated_on = none } } } },
      expect = "gap", exceptions = { "O-2" }, class = "minor", text = "1 of 2" },
    -- fair: an objective agreed on the day of the audit, and one that is still a draft
    { given = { date = "2026-06-30", records = { objectives = { { objective = "O-1", set_on = "2026-01-12", communicated_on = "2026-01-20" },
                                                                { objective = "O-2", set_on = "2026-06-30", communicated_on = none },
                                                                { objective = "O-3", set_on = none, communicated_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the meeting with the staff lies ahead
    { given = { date = "2026-06-30", records = { objectives = { { objective = "O-1", set_on = "2026-01-12", communicated_on = "2026-07-15" } } } },
      expect = "gap", exceptions = { "O-1" }, class = "minor" },
    { given = { records = { objectives = { { objective = "O-1", set_on = "2026-01-12" } } } }, expect = "not_determined" },
    { given = { records = { objectives = { { objective = "O-1", communicated_on = none } } } }, expect = "not_determined" },
    { given = { records = { objectives = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
