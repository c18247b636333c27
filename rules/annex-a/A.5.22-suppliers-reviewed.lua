-- A.5.22-suppliers-reviewed.lua - reviews of suppliers' services that were due against those that were held.
return rule {
  api         = 1,
  id          = "A.5.22-suppliers-reviewed",
  requirement = "A.5.22",
  related     = { "8.1", "A.5.19" },
  title       = "Suppliers' services are reviewed",
  criterion   = "The services of the suppliers that the organization's own rule names are reviewed as often as that rule asks.",
  basis       = "own_rules.supplier_review",
  whole       = true,
  evidence    = { "suppliers.supplier", "suppliers.critical", "suppliers.processor", "suppliers.from", "suppliers.until",
                  "supplier_reviews.supplier", "supplier_reviews.reviewed_on" },

  check = function(audit)
    return every {
      of = schedule {
        of    = audit.records.suppliers:where(audit.own.supplier_review.of),
        key   = "supplier",
        every = audit.own.supplier_review.every,
        done  = audit.records.supplier_reviews,
        at    = "reviewed_on",
        from  = "from",
        to    = "until",
      },
      critical = { processor = true },
      gap      = "The records show no review for {failed} of {all} supplier reviews due",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { supplier_review = { every = "12 months", of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "paper", critical = false, processor = false, from = "2024-03-01", ["until"] = none } },
                            supplier_reviews = { { supplier = "host", reviewed_on = "2025-07-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- the latest review is older than the interval
    { given = { date = "2026-06-30", own_rules = { supplier_review = { every = "12 months", of = { critical = true } } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "mail", critical = true, processor = false, from = "2024-03-01", ["until"] = none } },
                            supplier_reviews = { { supplier = "host", reviewed_on = "2025-11-04" },
                                                 { supplier = "mail", reviewed_on = "2025-06-12" } } } },
      expect = "gap", exceptions = { "mail/last 12 months" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- no review at all
    { given = { date = "2026-06-30", own_rules = { supplier_review = { every = "12 months" } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "mail", critical = true, processor = false, from = "2024-03-01", ["until"] = none } },
                            supplier_reviews = {} } },
      expect = "gap", class = "major", numbers = { failed = 2, all = 2 } },
    -- fair: in use for three months
    { given = { date = "2026-06-30", own_rules = { supplier_review = { every = "12 months" } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "new", critical = true, processor = false, from = "2026-04-01", ["until"] = none } },
                            supplier_reviews = { { supplier = "host", reviewed_on = "2025-11-04" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a supplier that stands in the register and in no review
    { given = { date = "2026-06-30", own_rules = { supplier_review = { every = "12 months" } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none },
                                          { supplier = "scan", critical = true, processor = false, from = "2025-06-01", ["until"] = none } },
                            supplier_reviews = { { supplier = "host", reviewed_on = "2025-11-04" },
                                                 { supplier = "host", reviewed_on = "2026-05-04" } } } },
      expect = "gap", exceptions = { "scan/last 12 months" }, class = "minor" },
    { given = { date = "2026-06-30", own_rules = { supplier_review = { every = "12 months" } },
                records = { suppliers = { { supplier = "host", critical = true, processor = true, from = "2024-03-01", ["until"] = none } },
                            supplier_reviews = { { supplier = "host" } } } },
      expect = "not_determined" },
    { given = { own_rules = { supplier_review = { every = "12 months" } } }, expect = "not_determined" },
    { given = { own_rules = { supplier_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
