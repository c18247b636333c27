-- 8.1-providers-known.lua - processes of the ISMS that somebody outside carries out, held against the list of suppliers.
-- Assessment, terms and reviews of suppliers are the matter of A.5.19, A.5.20 and A.5.22; they look at that list alone.
return rule {
  api         = 1,
  id          = "8.1-providers-known",
  requirement = "8.1",
  related     = { "4.3", "A.5.19" },
  title       = "Providers of processes of the ISMS are among the suppliers under control",
  criterion   = "Whoever provides a process of the ISMS from outside stands in the list of suppliers, with a service that has not ended.",
  evidence    = { "processes.process", "processes.provider", "suppliers.supplier", "suppliers.from", "suppliers.until" },

  check = function(audit)
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    local present = audit.records.suppliers:where { from = by(audit.date), in_use }
    return every {
      of    = audit.records.processes:where { provider = given }
                                     :with(present, { provider = "supplier" }, { unmatched = "none", prefix = "known_" }),
      key   = "process",
      meets = { known_supplier = given },
      group = "provider",
      gap   = "The providers of {failed} of {all} processes from outside stand nowhere among the suppliers in use",
    }
  end,

  examples = {
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd" }, { process = "planning", provider = none } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd" }, { process = "monitoring", provider = "Watch Ltd" } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = none } } } },
      expect = "gap", exceptions = { "monitoring" }, class = "minor", text = "1 of 2" },
    -- fair: the last day of a service, and its first
    { given = { date = "2026-06-30",
                records = { processes = { { process = "audit", provider = "Auditors Ltd" }, { process = "monitoring", provider = "Watch Ltd" } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = "2026-06-30" },
                                          { supplier = "Watch Ltd", from = "2026-06-30", ["until"] = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: a contract that has ended
    { given = { date = "2026-06-30",
                records = { processes = { { process = "audit", provider = "Auditors Ltd" } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = "2026-06-29" } } } },
      expect = "gap", exceptions = { "audit" }, class = "minor" },
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd" } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06" } } } },
      expect = "not_determined" },
    { given = { records = { processes = { { process = "audit" } }, suppliers = {} } }, expect = "not_determined" },
    -- nothing comes from outside: there is nothing to look at
    { given = { records = { processes = { { process = "audit", provider = none } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
