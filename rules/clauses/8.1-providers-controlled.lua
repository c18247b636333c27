-- 8.1-providers-controlled.lua - processes of the ISMS that somebody outside carries out: how the organization controls what they
-- do. A provider that is no supplier in use is the matter of 8.1-providers-known; terms and reviews of critical suppliers of A.5.20, A.5.22.
return rule {
  api         = 1,
  id          = "8.1-providers-controlled",
  requirement = "8.1",
  related     = { "A.5.19", "A.5.22" },
  title       = "Processes of the ISMS that others provide are controlled",
  criterion   = "The organization controls processes of its ISMS that are provided from outside.",
  evidence    = { "processes.process", "processes.provider", "processes.control_measure", "suppliers.supplier", "suppliers.from",
                  "suppliers.until" },

  check = function(audit)
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    local present = audit.records.suppliers:where { from = by(audit.date), in_use }
    return every {
      of    = audit.records.processes:where { provider = given }
                                     :with(present, { provider = "supplier" }, { unmatched = "drop", prefix = "known_" }),
      key   = "process",
      meets = { control_measure = given },
      group = "provider",
      gap   = "For {failed} of {all} processes from outside there is nothing by which the organization controls what the provider does",
    }
  end,

  examples = {
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd", control_measure = "report of each audit" },
                                          { process = "planning", provider = none, control_measure = none } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd", control_measure = "report of each audit" },
                                          { process = "courses", provider = "Learn Ltd", control_measure = none } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = none },
                                          { supplier = "Learn Ltd", from = "2026-01-05", ["until"] = none } } } },
      expect = "gap", exceptions = { "courses" }, class = "minor", text = "1 of 2" },
    -- fair: a provider that is not among the suppliers in use is another rule's matter
    { given = { date = "2026-06-30",
                records = { processes = { { process = "audit", provider = "Auditors Ltd", control_measure = "report of each audit" },
                                          { process = "courses", provider = "Learn Ltd", control_measure = none },
                                          { process = "scans", provider = "Scan Ltd", control_measure = none } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = "2026-06-30" },
                                          { supplier = "Learn Ltd", from = "2025-01-06", ["until"] = "2026-06-29" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a provider whose first or last day is today
    { given = { date = "2026-06-30",
                records = { processes = { { process = "courses", provider = "Learn Ltd", control_measure = none },
                                          { process = "scans", provider = "Scan Ltd", control_measure = none } },
                            suppliers = { { supplier = "Learn Ltd", from = "2025-01-06", ["until"] = "2026-06-30" },
                                          { supplier = "Scan Ltd", from = "2026-06-30", ["until"] = none } } } },
      expect = "gap", exceptions = { "courses", "scans" }, class = "minor" },
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd" } },
                            suppliers = { { supplier = "Auditors Ltd", from = "2025-01-06", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { records = { processes = { { process = "audit", provider = "Auditors Ltd", control_measure = none } } } },
      expect = "not_determined" },
    { given = { records = { processes = {}, suppliers = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
