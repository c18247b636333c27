-- 10.2-similar-cases-searched.lua - completed corrective actions held against the searches for similar cases.
-- That nothing was found is an answer. Actions on findings of audits are followed up with the finding.
return rule {
  api         = 1,
  id          = "10.2-similar-cases-searched",
  requirement = "10.2",
  related     = { "A.5.27" },
  title       = "Similar cases are looked for",
  criterion   = "For completed corrective actions besides those on findings of audits, similar cases were looked for, and the outcome is recorded.",
  evidence    = { "actions.action", "actions.source", "actions.done_on", "similar_cases.action", "similar_cases.searched_on",
                  "similar_cases.found" },

  check = function(audit)
    return every {
      of    = audit.records.actions:where { source = one_of { "incident", "complaint", "measurement", "supplier", "other" },
                                            done_on = given }
                                   :with(audit.records.similar_cases, "action", { unmatched = "none", prefix = "search_" }),
      key   = "action",
      meets = { search_searched_on = given, search_found = given },
      group = "source",
      gap   = "For {failed} of {all} completed corrective actions, those on findings of audits left aside, no outcome of a search for similar "
              .. "cases was recorded",
    }
  end,

  examples = {
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-03-30" },
                                        { action = "CA-2", source = "complaint", done_on = "2026-05-11" } },
                            similar_cases = { { action = "CA-1", searched_on = "2026-02-04", found = "Two more alarms with one receiver" },
                                              { action = "CA-2", searched_on = "2026-05-04", found = "None found" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-03-30" },
                                        { action = "CA-2", source = "complaint", done_on = "2026-05-11" } },
                            similar_cases = { { action = "CA-1", searched_on = "2026-02-04", found = "Two more alarms with one receiver" } } } },
      expect = "gap", exceptions = { "CA-2" }, class = "minor", text = "1 of 2" },
    -- fair: an action that is still open, and one on a finding of an audit
    { given = { records = { actions = { { action = "CA-1", source = "incident", done_on = "2026-03-30" },
                                        { action = "CA-3", source = "supplier", done_on = none },
                                        { action = "CA-4", source = "audit", done_on = "2026-03-30" } },
                            similar_cases = { { action = "CA-1", searched_on = "2026-02-04", found = "None found" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a search without an outcome, an outcome without a search, and a list without a row
    { given = { records = { actions = { { action = "CA-1", source = "measurement", done_on = "2026-03-30" },
                                        { action = "CA-2", source = "measurement", done_on = "2026-03-30" } },
                            similar_cases = { { action = "CA-1", searched_on = "2026-02-04", found = none },
                                              { action = "CA-2", searched_on = none, found = "None found" } } } },
      expect = "gap", exceptions = { "CA-1", "CA-2" }, class = "minor" },
    { given = { records = { actions = { { action = "CA-1", source = "other", done_on = "2026-03-30" } }, similar_cases = {} } },
      expect = "gap", exceptions = { "CA-1" }, class = "minor" },
    { given = { records = { actions = { { action = "CA-1", source = "other", done_on = "2026-03-30" } },
                            similar_cases = { { action = "CA-1", found = "None found" } } } },
      expect = "not_determined" },
    { given = { records = { actions = { { action = "CA-1", source = "other", done_on = "2026-03-30" } } } }, expect = "not_determined" },
    { given = { records = { actions = {}, similar_cases = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
