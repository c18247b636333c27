-- The check reads a column that evidence does not name.
return rule {
  api         = 1,
  id          = "A.5.19-critical-services-end",
  requirement = "A.5.19",
  title       = "Critical services have a last day",
  criterion   = "The last day of each service that the organization rates as critical is agreed.",
  evidence    = { "suppliers.supplier", "suppliers.until" },

  check = function(audit)
    return every {
      of    = audit.records.suppliers:where { critical = true },
      key   = "supplier",
      meets = { ["until"] = given },
      gap   = "{failed} of {all} critical services had no last day",
    }
  end,

  examples = {
    { given = { records = { suppliers = { { supplier = "Bitwerk", critical = true, ["until"] = "2027-12-31" } } } },
      expect = "conform" },
    { given = { records = { suppliers = { { supplier = "Bitwerk", critical = true, ["until"] = none } } } },
      expect = "gap", exceptions = { "Bitwerk" } },
    { given = {}, expect = "not_determined" },
  },
}
