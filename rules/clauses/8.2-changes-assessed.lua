-- 8.2-changes-assessed.lua - significant changes held against the risk assessments they gave rise to.
-- The first join keeps the assessments that were in time, so that a second, later one does no harm.
return rule {
  api         = 1,
  id          = "8.2-changes-assessed",
  requirement = "8.2",
  related     = { "6.3", "6.1.2" },
  title       = "Risks are assessed after significant changes",
  criterion   = "The risks of a significant change are assessed within the organization's own limit.",
  basis       = "own_rules.change_assessment",
  evidence    = { "significant_changes.change", "significant_changes.changed_on", "risk_assessments.change",
                  "risk_assessments.done_on" },

  check = function(audit)
    local limit   = column "changed_on" + audit.own.change_assessment.within
    local changes = audit.records.significant_changes:where { changed_on = since(audit.period.from) }
    if changes:count() == 0 then return conform("There was no significant change in the period") end
    local in_time = changes:with(audit.records.risk_assessments, "change", { unmatched = "drop" }):where { done_on = by(limit) }
    return every {
      of    = changes:with(in_time, "change", { unmatched = "none", prefix = "assessed_" }),
      key   = "change",
      meets = { assessed_done_on = by(limit) },
      critical = { change = given }, -- each of them is significant: where none of several was assessed, the register is that of before
      gap   = "For {failed} of {all} significant changes the records show no assessment of their risks within the limit",
    }
  end,

  examples = {
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1", done_on = "2026-03-31" },
                                                 { assessment = "RA-2", change = none, done_on = "2026-06-10" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" }, { change = "CH-2",
                                                                                                      changed_on = "2026-05-04" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1", done_on = "2026-04-01" },
                                                 { assessment = "RA-2", change = "CH-2", done_on = "2026-05-11" } } } },
      expect = "gap", exceptions = { "CH-1" }, class = "minor", text = "1 of 2" },
    -- fair: assessed before the change took effect, looked at once more long after, and a change whose limit is not past
    { given = { date = "2026-06-30", own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" }, { change = "CH-2",
                                                                                                      changed_on = "2026-06-10" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1", done_on = "2026-02-10" },
                                                 { assessment = "RA-2", change = "CH-1", done_on = "2026-06-10" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: nothing significant changed
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = {}, risk_assessments = { { assessment = "RA-1", change = none,
                                                                             done_on = "2026-02-10" } } } },
      expect = "conform", text = "no significant change" },
    -- nobody slips through: the yearly assessment is not one of the change
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", change = none, done_on = "2026-03-10" } } } },
      expect = "gap", exceptions = { "CH-1" }, class = "minor" },
    -- several changes, and none of them was assessed: the register describes what was before
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" }, { change = "CH-2",
                                                                                                      changed_on = "2026-05-04" } },
                            risk_assessments = { { assessment = "RA-1", change = none, done_on = "2026-02-10" } } } },
      expect = "gap", exceptions = { "CH-1", "CH-2" }, class = "major", text = "2 of 2" },
    -- fair: nothing significant changed, and the interval of the other rule on 8.2 has not brought an assessment yet
    { given = { own_rules = { change_assessment = { within = "30 days" } }, records = { significant_changes = {}, risk_assessments = {} } },
      expect = "conform", text = "no significant change" },
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" } } } },
      expect = "not_determined" },
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1", done_on = "2026-02-10" } } } },
      expect = "not_determined" },
    { given = { own_rules = { change_assessment = { within = "30 days" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } } } },
      expect = "not_determined" },
    -- an own rule that sets no limit
    { given = { own_rules = { change_assessment = { source = "Risk method 1.2, 8" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } }, risk_assessments = {} } },
      expect = "not_determined" },
    { given = { own_rules = { change_assessment = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
