-- 6.1.2-levels-follow-method.lua - the level of each risk held against what the organization's own matrix makes of
-- its likelihood and impact. A pair that the matrix does not have lies off the scale.
return rule {
  api         = 1,
  id          = "6.1.2-levels-follow-method",
  requirement = "6.1.2",
  related     = { "8.2" },
  title       = "Levels of risk are what the method makes of likelihood and impact",
  criterion   = "Likelihood and impact of every risk lie on the scale of the own method, and its level is what follows from them.",
  evidence    = { "risks.risk", "risks.likelihood", "risks.impact", "risks.level", "risk_matrix.likelihood", "risk_matrix.impact",
                  "risk_matrix.level" },

  check = function(audit)
    return every {
      of    = audit.records.risks:with(audit.records.risk_matrix, { "likelihood", "impact" },
                                       { unmatched = "none", prefix = "method_" }),
      key   = "risk",
      meets = { method_level = given, level = column "method_level" },
      gap   = "{failed} of {all} risks in the register stood at another level than the risk method gives, or off its scale",
    }
  end,

  examples = {
    { given = { records = { risks = { { risk = "R-1", likelihood = 1, impact = 2, level = 2 },
                                      { risk = "R-2", likelihood = 2, impact = 2, level = 4 } },
                            risk_matrix = { { likelihood = 1, impact = 2, level = 2 }, { likelihood = 2, impact = 2, level = 4 } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- reckoned wrongly
    { given = { records = { risks = { { risk = "R-1", likelihood = 1, impact = 2, level = 2 },
                                      { risk = "R-2", likelihood = 2, impact = 2, level = 3 } },
                            risk_matrix = { { likelihood = 1, impact = 2, level = 2 }, { likelihood = 2, impact = 2, level = 4 } } } },
      expect = "gap", exceptions = { "R-2" }, class = "minor", text = "1 of 2" },
    -- fair: a matrix need not multiply
    { given = { records = { risks = { { risk = "R-1", likelihood = 1, impact = 5, level = 4 } },
                            risk_matrix = { { likelihood = 1, impact = 5, level = 4 } } } },
      expect = "conform" },
    -- nobody slips through: likelihood that the scale does not have
    { given = { records = { risks = { { risk = "R-1", likelihood = 6, impact = 2, level = 12 } },
                            risk_matrix = { { likelihood = 1, impact = 2, level = 2 }, { likelihood = 2, impact = 2, level = 4 } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    { given = { records = { risks = { { risk = "R-1", impact = 2, level = 2 } },
                            risk_matrix = { { likelihood = 1, impact = 2, level = 2 } } } },
      expect = "not_determined" },
    { given = { records = { risks = { { risk = "R-1", likelihood = 1, impact = 2 } },
                            risk_matrix = { { likelihood = 1, impact = 2, level = 2 } } } },
      expect = "not_determined" },
    { given = { records = { risks = { { risk = "R-1", likelihood = 1, impact = 2, level = 2 } },
                            risk_matrix = { { likelihood = 1, impact = 2 } } } },
      expect = "not_determined" },
    { given = { records = { risks = { { risk = "R-1", likelihood = 1, impact = 2, level = 2 } } } }, expect = "not_determined" },
    { given = { records = { risks = {}, risk_matrix = { { likelihood = 1, impact = 2, level = 2 } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
