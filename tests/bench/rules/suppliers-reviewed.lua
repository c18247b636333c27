-- Suppliers whose service goes on.
return rule {
  api         = 1,
  id          = "bench-suppliers-reviewed",
  requirement = "A.5.22",
  title       = "Suppliers are reviewed",
  criterion   = "Each supplier is reviewed at the interval of the own rule.",
  basis       = "own_rules.supplier_check",
  evidence    = { "suppliers.supplier", "suppliers.until", "suppliers.critical",
                  ["suppliers.reviewed_on"]    = { "date", "Day of the latest review", empty = "none" },
                  ["own_rules.supplier_check"] = { "How often suppliers are reviewed" } },

  check = function(audit)
    return every {
      of       = audit.records.suppliers:where { ["until"] = none },
      key      = "supplier",
      meets    = { reviewed_on = since(audit.date - audit.own.supplier_check.every) },
      critical = { critical = true },
      gap      = "{failed} of {all} suppliers were not reviewed in time",
    }
  end,

  examples = {
    { given = { own_rules = { supplier_check = { every = "12 months" } },
                records = { suppliers = { { supplier = "x", critical = false, ["until"] = none, reviewed_on = "2026-05-05" } } } },
      expect = "conform" },
    { given = { own_rules = { supplier_check = { every = "12 months" } },
                records = { suppliers = { { supplier = "x", critical = false, ["until"] = none, reviewed_on = none } } } },
      expect = "gap", exceptions = { "x" } },
    { given = {}, expect = "not_determined" },
  },
}
