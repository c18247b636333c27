-- 6.1.1-actions-evaluable.lua - actions on risks and opportunities of the ISMS itself: where each is carried out, and how
-- its effect is told. Treatments of risks in the register are the matter of 6.1.3 and 8.3.
return rule {
  api         = 1,
  id          = "6.1.1-actions-evaluable",
  requirement = "6.1.1",
  related     = { "9.1", "8.1" },
  title       = "Actions on the ISMS itself have a place in a process and a way of evaluation",
  criterion   = "For each action on risks and opportunities of the ISMS it is planned in which process it is carried out and how it is evaluated.",
  evidence    = { "isms_actions.action", "isms_actions.process", "isms_actions.evaluation" },

  check = function(audit)
    return every {
      of    = audit.records.isms_actions,
      key   = "action",
      meets = { process = given, evaluation = given },
      gap   = "For {failed} of {all} actions on the ISMS itself the process or the way of evaluation was not planned",
    }
  end,

  examples = {
    { given = { records = { isms_actions = { { action = "P-1", process = "planning", evaluation = "hours booked each quarter" },
                                             { action = "P-2", process = "audit", evaluation = "findings of the second audit" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { isms_actions = { { action = "P-1", process = "planning", evaluation = "hours booked each quarter" },
                                             { action = "P-2", process = "audit", evaluation = none } } } },
      expect = "gap", exceptions = { "P-2" }, class = "minor", text = "1 of 2" },
    -- fair, first cycle: planned and not yet evaluated
    { given = { records = { isms_actions = { { action = "P-1", process = "planning", evaluation = "in the review of next year" } } } },
      expect = "conform" },
    -- nobody slips through: a good intention that belongs nowhere
    { given = { records = { isms_actions = { { action = "P-1", process = none, evaluation = "by feeling" } } } },
      expect = "gap", exceptions = { "P-1" }, class = "minor" },
    { given = { records = { isms_actions = { { action = "P-1", process = "planning" } } } }, expect = "not_determined" },
    { given = { records = { isms_actions = { { action = "P-1", evaluation = "hours booked" } } } }, expect = "not_determined" },
    { given = { records = { isms_actions = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
