-- 6.1.2-risks-owned.lua - the risk register, risk by risk: who answers for it.
return rule {
  api         = 1,
  id          = "6.1.2-risks-owned",
  requirement = "6.1.2",
  related     = { "5.3", "6.1.3" },
  title       = "Every risk has an owner",
  criterion   = "The risk assessment names the owner of each risk.",
  whole       = true,
  evidence    = { "risks.risk", "risks.owner" },

  check = function(audit)
    return every {
      of    = audit.records.risks,
      key   = "risk",
      meets = { owner = given },
      gap   = "{failed} of {all} risks in the register have no owner",
    }
  end,

  examples = {
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations" }, { risk = "R-2", owner = "head of sales" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { risks = { { risk = "R-1", owner = "head of operations" }, { risk = "R-2", owner = none } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", text = "1 of 2 risks" },
    -- none has one
    { given = { records = { risks = { { risk = "R-1", owner = none }, { risk = "R-2", owner = none } } } },
      expect = "gap", exceptions = { "R-1", "R-2" }, class = "major" },
    -- fair: one role may own all risks of a small company
    { given = { records = { risks = { { risk = "R-1", owner = "managing director" }, { risk = "R-2", owner = "managing director" } } } },
      expect = "conform" },
    -- nobody slips through: a cell with nothing but a blank
    { given = { records = { risks = { { risk = "R-1", owner = "managing director" }, { risk = "R-2", owner = " " } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor" },
    { given = { records = { risks = { { risk = "R-1" }, { risk = "R-2", owner = "head of sales" } } } },
      expect = "not_determined" },
    { given = { records = { risks = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
