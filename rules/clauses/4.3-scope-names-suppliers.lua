-- 4.3-scope-names-suppliers.lua - suppliers rated as critical held against interfaces that the scope document names.
-- Which suppliers are critical is the organization's own rating; whether they were assessed is A.5.19's matter.
return rule {
  api         = 1,
  id          = "4.3-scope-names-suppliers",
  requirement = "4.3",
  related     = { "8.1", "A.5.19" },
  title       = "The scope names the interfaces to critical suppliers",
  criterion   = "The scope considers what the organization depends on: the document names the interface of each critical supplier in use.",
  evidence    = { "suppliers.supplier", "suppliers.critical", "suppliers.from", "suppliers.until", "suppliers.interface",
                  "scope_parts.part", "scope_parts.kind" },

  check = function(audit)
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    return every {
      of    = audit.records.suppliers:where { critical = true, from = by(audit.date), in_use }
                                     :with(audit.records.scope_parts, { interface = "part" }, { unmatched = "none", prefix = "scope_" }),
      key   = "supplier",
      meets = { scope_kind = one_of("interface", "service") },
      gap   = "The scope document names no interface for {failed} of {all} critical suppliers in use",
    }
  end,

  examples = {
    { given = { records = { suppliers = { { supplier = "Cloud", critical = true, from = "2021-09-01", ["until"] = none, interface = "Hosting" },
                                          { supplier = "Florist", critical = false, from = "2021-09-01", ["until"] = none, interface = none } },
                            scope_parts = { { part = "Hosting", kind = "interface" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { suppliers = { { supplier = "Cloud", critical = true, from = "2021-09-01", ["until"] = none, interface = "Hosting" },
                                          { supplier = "Mail", critical = true, from = "2022-01-03", ["until"] = none, interface = none } },
                            scope_parts = { { part = "Hosting", kind = "interface" } } } },
      expect = "gap", exceptions = { "Mail" }, class = "minor", text = "1 of 2" },
    -- fair: a supplier given up before the audit, one whose service begins later, and two behind one interface
    { given = { date = "2026-06-30",
                records = { suppliers = { { supplier = "Cloud", critical = true, from = "2021-09-01", ["until"] = "2026-06-30", interface = "Hosting" },
                                          { supplier = "Second cloud", critical = true, from = "2026-06-30", ["until"] = none, interface = "Hosting" },
                                          { supplier = "Old mail", critical = true, from = "2019-01-07", ["until"] = "2026-06-29", interface = none },
                                          { supplier = "New mail", critical = true, from = "2026-07-01", ["until"] = none, interface = none } },
                            scope_parts = { { part = "Hosting", kind = "service" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: an interface that only the list of suppliers knows, and a name that the document gives to a unit
    { given = { records = { suppliers = { { supplier = "Cloud", critical = true, from = "2021-09-01", ["until"] = none, interface = "Hosting" },
                                          { supplier = "Coders", critical = true, from = "2021-09-01", ["until"] = none, interface = "Development" } },
                            scope_parts = { { part = "Development", kind = "unit" } } } },
      expect = "gap", exceptions = { "Cloud", "Coders" }, class = "minor" },
    { given = { records = { suppliers = { { supplier = "Cloud", critical = true, from = "2021-09-01", ["until"] = none } },
                            scope_parts = { { part = "Hosting", kind = "interface" } } } },
      expect = "not_determined" },
    { given = { records = { suppliers = { { supplier = "Cloud", critical = true, from = "2021-09-01", ["until"] = none, interface = "Hosting" } } } },
      expect = "not_determined" },
    { given = { records = { suppliers = {}, scope_parts = { { part = "Hosting", kind = "interface" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
