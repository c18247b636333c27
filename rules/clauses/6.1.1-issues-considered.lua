-- 6.1.1-issues-considered.lua - each issue of the list: does a risk of the register or an action on the ISMS take it up,
-- or is it said why nothing follows? The list names the risk or action; here it is looked up there.
return rule {
  api         = 1,
  id          = "6.1.1-issues-considered",
  requirement = "6.1.1",
  related     = { "4.1", "6.1.2" },
  title       = "Issues are considered when risks and opportunities are determined",
  criterion   = "Each issue of the organization is taken up by a risk or an action on the ISMS, or it is stated why nothing follows.",
  evidence    = { "issues.issue", "issues.answered_by", "issues.no_action", "risks.risk", "isms_actions.action" },

  check = function(audit)
    return every {
      of    = audit.records.issues:with(audit.records.risks, { answered_by = "risk" }, { unmatched = "none", prefix = "risk_" })
                                  :with(audit.records.isms_actions, { answered_by = "action" }, { unmatched = "none", prefix = "action_" }),
      key   = "issue",
      meets = any_of { { risk_risk = given }, { action_action = given }, { answered_by = none, no_action = given } },
      gap   = "{failed} of {all} issues were taken up by no risk and no action, and no reason is stated",
    }
  end,

  examples = {
    { given = { records = { issues = { { issue = "I-1", answered_by = "R-1", no_action = none }, { issue = "I-2", answered_by = "P-1", no_action = none } },
                            risks = { { risk = "R-1" } }, isms_actions = { { action = "P-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { issues = { { issue = "I-1", answered_by = "R-1", no_action = none }, { issue = "I-2", answered_by = none, no_action = none } },
                            risks = { { risk = "R-1" } }, isms_actions = {} } },
      expect = "gap", exceptions = { "I-2" }, class = "minor", text = "1 of 2" },
    -- fair: looked at, and nothing follows
    { given = { records = { issues = { { issue = "I-1", answered_by = none, no_action = "One landlord for years, contract to 2031" } },
                            risks = {}, isms_actions = {} } },
      expect = "conform" },
    -- nobody slips through: the list names a risk that the register does not have
    { given = { records = { issues = { { issue = "I-1", answered_by = "R-9", no_action = none } },
                            risks = { { risk = "R-1" } }, isms_actions = { { action = "P-1" } } } },
      expect = "gap", exceptions = { "I-1" }, class = "minor" },
    { given = { records = { issues = { { issue = "I-1", no_action = none } }, risks = { { risk = "R-1" } }, isms_actions = {} } },
      expect = "not_determined" },
    { given = { records = { issues = { { issue = "I-1", answered_by = none } }, risks = { { risk = "R-1" } }, isms_actions = {} } },
      expect = "not_determined" },
    { given = { records = { issues = {}, risks = { { risk = "R-1" } }, isms_actions = {} } }, expect = "not_determined" },
    { given = { records = { issues = { { issue = "I-1", answered_by = "P-1", no_action = none } }, risks = { { risk = "R-1" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
