-- 6.1.2-levels-on-scale.lua - the levels in the risk register against the scale of the organization's own method.
-- A level that the method does not know cannot have been reached by it.
return rule {
  api         = 1,
  id          = "6.1.2-levels-on-scale",
  requirement = "6.1.2",
  related     = { "8.2" },
  title       = "Levels of risk follow the scale of the method",
  criterion   = "Each assessed risk has a level that lies on the scale of the organization's risk assessment method.",
  whole       = true,
  evidence    = { "risks.risk", "risks.level", "risk_method.lowest_level", "risk_method.highest_level" },

  check = function(audit)
    local method, scale = audit.facts.risk_method, {}
    for level = method.lowest_level, method.highest_level do scale[#scale + 1] = level end
    return every {
      of    = audit.records.risks,
      key   = "risk",
      meets = { level = one_of(scale) },
      gap   = "{failed} of {all} risks have a level that the method's scale does not have",
    }
  end,

  examples = {
    -- both ends of the scale belong to it
    { given = { facts = { risk_method = { lowest_level = 1, highest_level = 16 } },
                records = { risks = { { risk = "R-1", level = 1 }, { risk = "R-2", level = 16 } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { facts = { risk_method = { lowest_level = 1, highest_level = 16 } },
                records = { risks = { { risk = "R-1", level = 6 }, { risk = "R-2", level = 20 }, { risk = "R-3", level = 0 } } } },
      expect = "gap", exceptions = { "R-2", "R-3" }, class = "minor", numbers = { failed = 2, all = 3 } },
    -- the register follows another method
    { given = { facts = { risk_method = { lowest_level = 1, highest_level = 4 } },
                records = { risks = { { risk = "R-1", level = 12 }, { risk = "R-2", level = 20 } } } },
      expect = "gap", exceptions = { "R-1", "R-2" }, class = "major" },
    -- fair: many risks may share one level
    { given = { facts = { risk_method = { lowest_level = 1, highest_level = 4 } },
                records = { risks = { { risk = "R-1", level = 2 }, { risk = "R-2", level = 2 } } } },
      expect = "conform" },
    -- nobody slips through: below the scale
    { given = { facts = { risk_method = { lowest_level = 2, highest_level = 10 } },
                records = { risks = { { risk = "R-1", level = 1 }, { risk = "R-2", level = 4 } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    { given = { facts = { risk_method = { lowest_level = 1, highest_level = 16 } }, records = { risks = { { risk = "R-1" } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { lowest_level = 1 } }, records = { risks = { { risk = "R-1", level = 3 } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { highest_level = 16 } }, records = { risks = { { risk = "R-1", level = 3 } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { lowest_level = 1, highest_level = 16 } }, records = { risks = {} } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
