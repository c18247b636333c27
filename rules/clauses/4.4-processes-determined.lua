-- 4.4-processes-determined.lua - processes of the ISMS: who answers for each, what it starts from and what it yields.
-- Criteria and records of the processes are 8.1-processes-carried-out's matter.
return rule {
  api         = 1,
  id          = "4.4-processes-determined",
  requirement = "4.4",
  related     = { "8.1", "5.3" },
  title       = "The processes of the ISMS and how they interact are determined",
  criterion   = "For each process of the ISMS it is determined who answers for it, what it starts from and what it yields.",
  evidence    = { "processes.process", "processes.owner", "processes.inputs", "processes.outputs" },

  check = function(audit)
    return every {
      of    = audit.records.processes,
      key   = "process",
      meets = { owner = given, inputs = given, outputs = given },
      gap   = "For {failed} of {all} processes of the ISMS owner, input or output was not determined",
    }
  end,

  examples = {
    { given = { records = { processes = { { process = "risk assessment", owner = "ISMS manager", inputs = "assets, issues", outputs = "risk register" },
                                          { process = "treatment", owner = "ISMS manager", inputs = "risk register", outputs = "plan" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { processes = { { process = "risk assessment", owner = "ISMS manager", inputs = "assets, issues", outputs = "risk register" },
                                          { process = "treatment", owner = none, inputs = "risk register", outputs = "plan" } } } },
      expect = "gap", exceptions = { "treatment" }, class = "minor", text = "1 of 2" },
    -- fair: few processes, all held by one person
    { given = { records = { processes = { { process = "plan and check", owner = "owner of the firm", inputs = "issues", outputs = "plan" } } } },
      expect = "conform" },
    -- nobody slips through: a list of names without a word on how they hang together
    { given = { records = { processes = { { process = "risk assessment", owner = "ISMS manager", inputs = none, outputs = none },
                                          { process = "treatment", owner = "ISMS manager", inputs = "risk register", outputs = none },
                                          { process = "audit", owner = "ISMS manager", inputs = none, outputs = "report" } } } },
      expect = "gap", exceptions = { "risk assessment", "treatment", "audit" }, class = "minor" },
    { given = { records = { processes = { { process = "risk assessment", owner = "ISMS manager", inputs = "assets" } } } },
      expect = "not_determined" },
    { given = { records = { processes = { { process = "risk assessment", owner = "ISMS manager", outputs = "risk register" } } } },
      expect = "not_determined" },
    { given = { records = { processes = { { process = "risk assessment", inputs = "assets", outputs = "risk register" } } } },
      expect = "not_determined" },
    { given = { records = { processes = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
