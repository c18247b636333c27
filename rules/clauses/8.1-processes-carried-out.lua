-- 8.1-processes-carried-out.lua - processes of the ISMS that are to run: what tells whether they do, and a record of it.
-- Which processes there are is 4.4-processes-determined's matter; intervals kept are looked at by the rules on 8.2 and 9.
return rule {
  api         = 1,
  id          = "8.1-processes-carried-out",
  requirement = "8.1",
  related     = { "4.4", "7.5.1" },
  title       = "Processes of the ISMS have criteria, and records show that they run",
  criterion   = "For each process of the ISMS that is to run there are criteria and a record that shows it being carried out.",
  evidence    = { "processes.process", "processes.criterion", "processes.record", "processes.from" },

  check = function(audit)
    return every {
      of    = audit.records.processes:where { from = before(audit.date) },
      key   = "process",
      meets = { criterion = given, record = given },
      gap   = "{failed} of {all} processes of the ISMS that are to run had no criterion or no record of being carried out",
    }
  end,

  examples = {
    { given = { records = { processes = { { process = "risk assessment", criterion = "whole register once a year", record = "RA-2026-1", from = "2025-10-01" },
                                          { process = "audit", criterion = "programme", record = "IA-2026-01", from = "2026-01-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { processes = { { process = "risk assessment", criterion = "whole register once a year", record = "RA-2026-1", from = "2025-10-01" },
                                          { process = "audit", criterion = "programme", record = none, from = "2026-01-01" } } } },
      expect = "gap", exceptions = { "audit" }, class = "minor", text = "1 of 2" },
    -- fair, first cycle: a process that begins on the day of the audit has no record yet
    { given = { date = "2026-06-30",
                records = { processes = { { process = "risk assessment", criterion = "whole register once a year", record = "RA-2026-1", from = "2026-06-29" },
                                          { process = "review", criterion = "twice a year", record = none, from = "2026-06-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: records of something for which nobody said how it should be
    { given = { records = { processes = { { process = "risk assessment", criterion = none, record = "RA-2026-1", from = "2025-10-01" } } } },
      expect = "gap", exceptions = { "risk assessment" }, class = "minor" },
    { given = { records = { processes = { { process = "risk assessment", criterion = "once a year", from = "2025-10-01" } } } },
      expect = "not_determined" },
    { given = { records = { processes = { { process = "risk assessment", record = "RA-2026-1", from = "2025-10-01" } } } },
      expect = "not_determined" },
    { given = { records = { processes = { { process = "risk assessment", criterion = "once a year", record = none } } } },
      expect = "not_determined" },
    { given = { records = { processes = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
