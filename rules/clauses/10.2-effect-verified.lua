-- 10.2-effect-verified.lua - completed corrective actions held against the day on which their effect was verified.
-- Those that answer findings of audits are followed up with the finding.
return rule {
  api         = 1,
  id          = "10.2-effect-verified",
  requirement = "10.2",
  related     = { "9.1" },
  title       = "The effect of corrective actions is verified",
  criterion   = "The effect of corrective actions besides those on findings of audits is verified within the organization's own limit.",
  basis       = "own_rules.corrective_action",
  whole       = true,
  evidence    = { "actions.action", "actions.source", "actions.done_on", "actions.effective_on" },

  check = function(audit)
    return every {
      of    = audit.records.actions:where { source = one_of { "incident", "complaint", "measurement", "supplier", "other" },
                                            done_on = since(audit.period.from - audit.own.corrective_action.within) },
      key   = "action",
      meets = { effective_on = by(column "done_on" + audit.own.corrective_action.within) },
      group = "source",
      gap   = "For {failed} of {all} completed corrective actions, those on findings of audits left aside, no effect was verified in time",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { corrective_action = { within = "3 months" } },
                records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30",
                                          effective_on = "2026-04-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30", own_rules = { corrective_action = { within = "3 months" } },
                records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30", effective_on = "2026-04-30" },
                                        { action = "CA-2", source = "complaint", done_on = "2026-02-02", effective_on = none } } } },
      expect = "gap", exceptions = { "CA-2" }, class = "minor", text = "1 of 2" },
    -- fair: too early to tell for one, a finding of an audit the other, and one of years ago
    { given = { date = "2026-06-30", own_rules = { corrective_action = { within = "3 months" } },
                records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30", effective_on = "2026-03-02" },
                                        { action = "CA-2", source = "complaint", done_on = "2026-04-30", effective_on = none },
                                        { action = "CA-3", source = "audit", done_on = "2026-01-30", effective_on = none },
                                        { action = "CA-4", source = "incident", done_on = "2024-01-30", effective_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: verified, but long after
    { given = { date = "2026-06-30", own_rules = { corrective_action = { within = "3 months" } },
                records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30",
                                          effective_on = "2026-05-01" } } } },
      expect = "gap", exceptions = { "CA-1" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { corrective_action = { within = "3 months" } },
                records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-01-30" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", own_rules = { corrective_action = { within = "3 months" } },
                records = { actions = { { action = "CA-1", done_on = "2026-01-30", effective_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { corrective_action = { within = "3 months" } }, records = { actions = {} } }, expect = "not_determined" },
    { given = { own_rules = { corrective_action = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
