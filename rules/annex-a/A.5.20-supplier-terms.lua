-- A.5.20-supplier-terms.lua - what the own rule wants agreed with suppliers against what is agreed.
-- Which terms these are stands in the own rule alone.
return rule {
  api         = 1,
  id          = "A.5.20-supplier-terms",
  requirement = "A.5.20",
  related     = { "A.5.19", "A.5.34", "A.6.6" },
  title       = "Security terms are agreed with suppliers",
  criterion   = "With each supplier in use that the organization's own rule names, the terms of that rule are agreed.",
  basis       = "own_rules.supplier_terms",
  whole       = true,
  evidence    = { "suppliers.supplier", "suppliers.critical", "suppliers.processor", "suppliers.from", "suppliers.until",
                  "supplier_terms.supplier", "supplier_terms.confidentiality", "supplier_terms.measures",
                  "supplier_terms.incident_notice", "supplier_terms.audit_right", "supplier_terms.subcontracting",
                  "supplier_terms.data_return" },

  check = function(audit)
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    return every {
      of       = audit.records.suppliers:where(audit.own.supplier_terms.of):where { from = by(audit.date) }:where(in_use)
                   :with(audit.records.supplier_terms, "supplier", { unmatched = "none" }),
      key      = "supplier",
      meets    = audit.own.supplier_terms.demands,
      critical = { processor = true },
      gap      = "With {failed} of {all} suppliers not all the terms of the own rule were agreed",
    }
  end,

  examples = {
    { given = { own_rules = { supplier_terms = { of = { critical = true }, demands = { incident_notice = true, audit_right = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "paper", critical = false, processor = false, from = "2024-03-01", ["until"] = none } },
                            supplier_terms = { { supplier = "host", incident_notice = true, audit_right = true, data_return = false } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- one term is missing
    { given = { own_rules = { supplier_terms = { of = { critical = true }, demands = { incident_notice = true, audit_right = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "mail", critical = true, processor = false, from = "2024-03-01", ["until"] = none } },
                            supplier_terms = { { supplier = "host", incident_notice = true, audit_right = true },
                                               { supplier = "mail", incident_notice = false, audit_right = true } } } },
      expect = "gap", exceptions = { "mail" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- with none of those that process personal data
    { given = { own_rules = { supplier_terms = { demands = { incident_notice = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "mail", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "scan", critical = true, processor = false, from = "2024-03-01", ["until"] = none } },
                            supplier_terms = { { supplier = "host", incident_notice = false },
                                               { supplier = "mail", incident_notice = false },
                                               { supplier = "scan", incident_notice = true } } } },
      expect = "gap", exceptions = { "host", "mail" }, class = "major" },
    -- fair: a service that ended, and one that has not begun
    { given = { date = "2026-12-31", own_rules = { supplier_terms = { demands = { incident_notice = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "past", critical = true, processor = true, from = "2020-03-01", ["until"] = "2026-08-31" },
                                          { supplier = "next", critical = true, processor = true, from = "2027-01-01", ["until"] = none } },
                            supplier_terms = { { supplier = "host", incident_notice = true },
                                               { supplier = "past", incident_notice = false } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a supplier with whom nothing is agreed
    { given = { own_rules = { supplier_terms = { demands = { incident_notice = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "mail", critical = true, processor = false, from = "2024-03-01", ["until"] = none } },
                            supplier_terms = { { supplier = "host", incident_notice = true } } } },
      expect = "gap", exceptions = { "mail" }, class = "minor" },
    { given = { own_rules = { supplier_terms = { demands = { incident_notice = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none } },
                            supplier_terms = { { supplier = "host", audit_right = true } } } },
      expect = "not_determined" },
    { given = { own_rules = { supplier_terms = { demands = { incident_notice = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { supplier_terms = { demands = { incident_notice = true } } },
                records = { suppliers = {}, supplier_terms = {} } },
      expect = "not_determined" },
    -- the own rule names no terms
    { given = { own_rules = { supplier_terms = { of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none } },
                            supplier_terms = { { supplier = "host", incident_notice = true } } } },
      expect = "not_determined" },
    { given = { own_rules = { supplier_terms = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
