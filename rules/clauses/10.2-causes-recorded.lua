-- 10.2-causes-recorded.lua - the cause behind each corrective action that was completed. Those that answer findings
-- of audits are followed up with the finding.
return rule {
  api         = 1,
  id          = "10.2-causes-recorded",
  requirement = "10.2",
  related     = { "A.5.27" },
  title       = "Completed corrective actions name the cause they remove",
  criterion   = "Completed corrective actions besides those on findings of audits name the cause and what removes it.",
  whole       = true,
  evidence    = { "actions.action", "actions.source", "actions.done_on", "actions.cause", "actions.measure" },

  check = function(audit)
    return every {
      of    = audit.records.actions:where { source = one_of { "incident", "complaint", "measurement", "supplier", "other" },
                                            done_on = given },
      key   = "action",
      meets = { cause = given, measure = given },
      group = "source",
      gap   = "{failed} of {all} completed corrective actions, those on findings of audits left aside, named no cause or no measure",
    }
  end,

  examples = {
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-03-30",
                                          cause = "Alarm was sent to one person only",
                                          measure = "Alarm goes to the duty group" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-03-30",
                                          cause = "Alarm was sent to one person only",
                                          measure = "Alarm goes to the duty group" },
                                        { action = "CA-2", source = "complaint", done_on = "2026-05-11", cause = none,
                                          measure = "Letter to the customer" } } } },
      expect = "gap", exceptions = { "CA-2" }, class = "minor", text = "1 of 2" },
    -- fair: an open action whose cause is still looked for, and an action on a finding of an audit
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-03-30",
                                          cause = "Alarm was sent to one person only",
                                          measure = "Alarm goes to the duty group" },
                                        { action = "CA-2", source = "complaint", done_on = none, cause = none, measure = none },
                                        { action = "CA-3", source = "audit", done_on = "2026-03-30", cause = none, measure = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the cause is known, and nothing was done about it
    { given = { records = { actions = { { action = "CA-1", source = "measurement", done_on = "2026-03-30",
                                          cause = "Scan ran without rights", measure = none } } } },
      expect = "gap", exceptions = { "CA-1" }, class = "minor" },
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-03-30",
                                          measure = "Alarm goes to the duty group" } } } },
      expect = "not_determined" },
    { given = { records = { actions = { { action = "CA-1", source = "incident", cause = none, measure = none } } } },
      expect = "not_determined" },
    { given = { records = { actions = { { action = "CA-1", done_on = "2026-03-30", cause = none, measure = none } } } },
      expect = "not_determined" },
    { given = { records = { actions = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
