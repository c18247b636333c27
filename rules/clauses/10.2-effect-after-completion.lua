-- 10.2-effect-after-completion.lua - two days of one row that contradict each other: an effect that was verified before
-- the action was completed. Whether it was verified in time is 10.2-effect-verified.
return rule {
  api         = 1,
  id          = "10.2-effect-after-completion",
  requirement = "10.2",
  related     = { "9.1" },
  title       = "The effect of corrective actions is verified after their completion",
  criterion   = "The effect of a corrective action besides those on findings of audits is verified once the action is completed.",
  evidence    = { "actions.action", "actions.source", "actions.done_on", "actions.effective_on" },

  check = function(audit)
    return every {
      of    = audit.records.actions:where { source = one_of { "incident", "complaint", "measurement", "supplier", "other" },
                                            effective_on = given },
      key   = "action",
      meets = { effective_on = since(column "done_on") },
      group = "source",
      gap   = "For {failed} of {all} corrective actions, those on findings of audits left aside, the effect stands as verified before the "
              .. "action was completed",
    }
  end,

  examples = {
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30", effective_on = "2026-04-30" },
                                        { action = "CA-2", source = "complaint", done_on = "2026-02-02", effective_on = "2026-02-02" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30", effective_on = "2026-04-30" },
                                        { action = "CA-2", source = "complaint", done_on = "2026-02-02", effective_on = "2026-02-01" } } } },
      expect = "gap", exceptions = { "CA-2" }, class = "minor", text = "1 of 2" },
    -- fair: an effect that nobody has verified yet, and an action on a finding of an audit
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30", effective_on = "2026-04-30" },
                                        { action = "CA-3", source = "supplier", done_on = "2026-05-30", effective_on = none },
                                        { action = "CA-4", source = "audit", done_on = "2026-05-30", effective_on = "2026-04-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: verified, and never completed
    { given = { records = { actions = { { action = "CA-1", source = "measurement", done_on = none, effective_on = "2026-04-30" } } } },
      expect = "gap", exceptions = { "CA-1" }, class = "minor" },
    { given = { records = { actions = { { action = "CA-1", source = "incident", effective_on = "2026-04-30" } } } }, expect = "not_determined" },
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30" } } } }, expect = "not_determined" },
    { given = { records = { actions = { { action = "CA-1", done_on = "2026-01-30", effective_on = "2026-01-03" } } } },
      expect = "not_determined" },
    { given = { records = { actions = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
