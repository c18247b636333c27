-- A.5.19-suppliers-assessed.lua - suppliers against the day of their first assessment.
-- Whoever came into use in the audit period is assessed by the first day; for the others it counts that it was done.
return rule {
  api         = 1,
  id          = "A.5.19-suppliers-assessed",
  requirement = "A.5.19",
  related     = { "8.1", "A.5.21", "A.5.23" },
  title       = "Suppliers are assessed before their service begins",
  criterion   = "Suppliers that the own rule names were assessed for information security, new ones by the first day of their service.",
  basis       = "own_rules.supplier_assessment",
  whole       = true,
  evidence    = { "suppliers.supplier", "suppliers.critical", "suppliers.processor", "suppliers.from", "suppliers.until",
                  "suppliers.assessed_on" },

  check = function(audit)
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.period.from) } }
    local new    = { from = since(audit.period.from), assessed_on = by(column "from") }
    local there  = { from = before(audit.period.from), assessed_on = before(audit.date) }
    return every {
      of       = audit.records.suppliers:where(audit.own.supplier_assessment.of):where(in_use),
      key      = "supplier",
      meets    = any_of { new, there },
      critical = { processor = true },
      gap      = "{failed} of {all} suppliers lacked an assessment, or had it only after the service began",
    }
  end,

  examples = {
    -- assessed on the first day
    { given = { own_rules = { supplier_assessment = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2026-03-02", ["until"] = none,
                                            assessed_on = "2026-03-02" },
                                          { supplier = "paper", critical = false, processor = false, from = "2026-03-02",
                                            ["until"] = none, assessed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- assessed a day late, and never
    { given = { own_rules = { supplier_assessment = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none,
                                            assessed_on = "2024-02-20" },
                                          { supplier = "mail", critical = true, processor = false, from = "2026-03-02", ["until"] = none,
                                            assessed_on = "2026-03-03" },
                                          { supplier = "scan", critical = true, processor = false, from = "2026-05-04", ["until"] = none,
                                            assessed_on = none } } } },
      expect = "gap", exceptions = { "mail", "scan" }, class = "minor", text = "2 of 3 suppliers" },
    -- none of those that process personal data
    { given = { own_rules = { supplier_assessment = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none,
                                            assessed_on = none },
                                          { supplier = "mail", critical = true, processor = true, from = "2026-03-02", ["until"] = none,
                                            assessed_on = none },
                                          { supplier = "scan", critical = true, processor = false, from = "2026-05-04", ["until"] = none,
                                            assessed_on = "2026-04-20" } } } },
      expect = "gap", exceptions = { "host", "mail" }, class = "major" },
    -- fair: in use for years, assessed when the rule came; and a service that begins next month
    { given = { date = "2026-12-31", own_rules = { supplier_assessment = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2019-03-01", ["until"] = none,
                                            assessed_on = "2025-06-30" },
                                          { supplier = "next", critical = true, processor = false, from = "2027-01-31", ["until"] = none,
                                            assessed_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: an assessment that is still to come
    { given = { date = "2026-12-31", own_rules = { supplier_assessment = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = false, from = "2019-03-01", ["until"] = none,
                                            assessed_on = "2025-06-30" },
                                          { supplier = "mail", critical = true, processor = false, from = "2020-03-01", ["until"] = none,
                                            assessed_on = "2027-02-01" } } } },
      expect = "gap", exceptions = { "mail" }, class = "minor" },
    { given = { own_rules = { supplier_assessment = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = false, from = "2026-03-02",
                                            ["until"] = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { supplier_assessment = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", processor = false, from = "2026-03-02", ["until"] = none,
                                            assessed_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { supplier_assessment = { of = { critical = true } } } }, expect = "not_determined" },
    { given = { own_rules = { supplier_assessment = { of = { critical = true } } }, records = { suppliers = {} } },
      expect = "not_determined" },
    { given = { own_rules = { supplier_assessment = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
