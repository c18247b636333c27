return rule {
  api         = 1,
  id          = "A.5.34-processing-agreements-young",
  requirement = "A.5.34",
  related     = { "A.5.20" },
  title       = "Processors have a recent processing agreement",
  criterion   = "Each supplier that processes personal data has a signed agreement younger than the organization's own limit.",
  basis       = "own_rules.processing_agreement",
  evidence    = { ["own_rules.processing_agreement"] = { "How old an agreement on processing may become" },
                  "suppliers.supplier", "suppliers.processor", "suppliers.until", "supplier_terms.supplier", "supplier_terms.signed_on" },

  check = function(audit)
    local limit = audit.own.processing_agreement.within
    return every {
      of    = audit.records.suppliers:where { processor = true, ["until"] = none }
                :with(audit.records.supplier_terms, "supplier", { unmatched = "none" }),
      key   = "supplier",
      meets = { signed_on = after(audit.date - limit) },
      gap   = "{failed} of {all} processors had no agreement that is young enough",
    }
  end,

  examples = {
    { given = { own_rules = { processing_agreement = { within = "2 years" } },
                records = { suppliers = { { supplier = "Pay AG", processor = true, ["until"] = none },
                                          { supplier = "Gas AG", processor = false, ["until"] = none } },
                            supplier_terms = { { supplier = "Pay AG", signed_on = "2025-01-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { processing_agreement = { within = "2 years" } },
                records = { suppliers = { { supplier = "Pay AG", processor = true, ["until"] = none },
                                          { supplier = "Mail AG", processor = true, ["until"] = none },
                                          { supplier = "Old AG", processor = true, ["until"] = "2025-01-01" } },
                            supplier_terms = { { supplier = "Pay AG", signed_on = "2024-12-31" } } } },
      expect = "gap", exceptions = { "Pay AG", "Mail AG" }, numbers = { failed = 2, all = 2 } },
    { given = {}, expect = "not_determined" },
  },
}
