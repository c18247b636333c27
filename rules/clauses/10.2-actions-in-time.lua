-- 10.2-actions-in-time.lua - corrective actions that are open past their day. Those that answer findings of audits
-- are followed up with the finding; here are the ones from incidents, complaints, measurements and the like.
return rule {
  api         = 1,
  id          = "10.2-actions-in-time",
  requirement = "10.2",
  related     = { "A.5.27" },
  title       = "Corrective actions are completed by their agreed day",
  criterion   = "No corrective action besides those on findings of audits is open past the day agreed for it.",
  whole       = true,
  evidence    = { "actions.action", "actions.source", "actions.agreed_on", "actions.due", "actions.done_on" },

  check = function(audit)
    return every {
      of    = audit.records.actions:where { source = one_of { "incident", "complaint", "measurement", "supplier", "other" },
                                            any_of { { agreed_on = none }, { agreed_on = by(audit.date) } } },
      key   = "action",
      meets = any_of { { done_on = given }, { done_on = by(column "due") } },
      group = "source",
      gap   = "{failed} of {all} corrective actions, those on findings of audits left aside, stayed open past the day agreed for them",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { actions = { { action = "CA-1", source = "incident", agreed_on = "2026-02-02", due = "2026-03-31",
                                          done_on = "2026-03-30" },
                                        { action = "CA-2", source = "complaint", agreed_on = "2026-05-02", due = "2026-06-30",
                                          done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30",
                records = { actions = { { action = "CA-1", source = "incident", agreed_on = "2026-02-02", due = "2026-03-31",
                                          done_on = "2026-03-30" },
                                        { action = "CA-2", source = "complaint", agreed_on = "2026-05-02", due = "2026-06-29",
                                          done_on = none } } } },
      expect = "gap", exceptions = { "CA-2" }, class = "minor", text = "1 of 2" },
    -- fair: an action on a finding of an audit is followed up there; finished late is finished
    { given = { date = "2026-06-30",
                records = { actions = { { action = "CA-1", source = "incident", agreed_on = "2026-02-02", due = "2026-03-31",
                                          done_on = "2026-04-20" },
                                        { action = "CA-2", source = "audit", agreed_on = "2025-05-02", due = "2025-06-29",
                                          done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: one of several
    { given = { date = "2026-06-30",
                records = { actions = { { action = "CA-1", source = "measurement", agreed_on = "2026-02-02", due = "2026-03-31",
                                          done_on = none },
                                        { action = "CA-2", source = "supplier", agreed_on = "2026-02-02", due = "2026-03-31",
                                          done_on = "2026-03-30" } } } },
      expect = "gap", exceptions = { "CA-1" }, class = "minor" },
    { given = { date = "2026-06-30",
                records = { actions = { { action = "CA-1", source = "incident", agreed_on = "2026-02-02", due = "2026-03-31" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { actions = { { action = "CA-1", source = "incident", agreed_on = "2026-02-02", done_on = none } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { actions = { { action = "CA-1", agreed_on = "2026-02-02", due = "2026-03-31", done_on = none } } } },
      expect = "not_determined" },
    { given = { records = { actions = {} } }, expect = "not_determined" },
    { given = { not_given = { actions = "does not exist" } }, expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
