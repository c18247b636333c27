-- The built-in rule on owners of risks asks this already.
return rule {
  api         = 1,
  id          = "A.5.19-critical-services-end",
  requirement = "A.5.19",
  title       = "Critical services have a last day",
  criterion   = "The last day of each service that the organization rates as critical is agreed.",
  evidence    = { "risks.risk", "risks.owner" },

  check = function(audit)
    return every { of = audit.records.risks, key = "risk", meets = { owner = given }, gap = "{failed} of {all} risks had nobody" }
  end,

  examples = {
    { given = { records = { risks = { { risk = "R-1", owner = "head of sales" } } } },
      expect = "conform" },
    { given = { records = { risks = { { risk = "R-1", owner = none } } } },
      expect = "gap", exceptions = { "R-1" } },
    { given = {}, expect = "not_determined" },
  },
}
