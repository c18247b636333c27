-- 6.1.2-risks-owned.lua - the owner of each risk in the register.
return rule {
  api         = 1,
  id          = "6.1.2-risks-owned",
  requirement = "6.1.2",
  related     = { "8.2" },
  title       = "Every risk has an owner",
  criterion   = "The risk assessment identifies an owner for every risk.",
  whole       = true,
  evidence    = { "risks.risk", "risks.owner" },

  check = function(audit)
    return every {
      of    = audit.records.risks,
      key   = "risk",
      meets = { owner = given },
      gap   = "{failed} of {all} risks in the register had no owner",
    }
  end,

  examples = {
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations" }, { risk = "R-2", owner = "managing director" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations" }, { risk = "R-2", owner = none } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", text = "1 of 2" },
    -- a small register in which nobody owns anything
    { given = { records = { risks = { { risk = "R-1", owner = none }, { risk = "R-2", owner = none } } } },
      expect = "gap", exceptions = { "R-1", "R-2" }, class = "major" },
    -- a register that is mostly without owners
    { given = { records = { risks = { { risk = "R-01", owner = none }, { risk = "R-02", owner = none }, { risk = "R-03", owner = none },
                                      { risk = "R-04", owner = none }, { risk = "R-05", owner = none }, { risk = "R-06", owner = none },
                                      { risk = "R-07", owner = none }, { risk = "R-08", owner = none }, { risk = "R-09",
                                                                                                          owner = "ISMS manager" },
                                      { risk = "R-10", owner = "ISMS manager" } } } },
      expect = "gap", class = "major", numbers = { failed = 8, all = 10 } },
    -- fair: one role may own all risks
    { given = { records = { risks = { { risk = "R-1", owner = "managing director" }, { risk = "R-2", owner = "managing director" } } } },
      expect = "conform" },
    -- nobody slips through: no one of several without owner is made good by the others
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations" }, { risk = "R-2", owner = none },
                                      { risk = "R-3" } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", numbers = { failed = 1, unknown = 1 } },
    { given = { records = { risks = { { risk = "R-1" } } } }, expect = "not_determined" },
    { given = { records = { risks = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
