-- 5.3-roles-held.lua - holders of ISMS roles held against the list of exits.
return rule {
  api         = 1,
  id          = "5.3-roles-held",
  requirement = "5.3",
  related     = { "7.1", "A.5.2" },
  title       = "The roles of the ISMS are held by people who are there",
  criterion   = "Every role of the ISMS is assigned to somebody who works for the organization on the day of the audit.",
  evidence    = { "roles.role", "roles.person", "roles.appointed_on", "leavers.person", "leavers.left_on" },

  check = function(audit)
    local gone = audit.records.leavers:where { left_on = before(audit.date) }
    return every {
      of    = audit.records.roles:with(gone, "person", { unmatched = "none" }),
      key   = { "role", "person" },
      meets = { person = given, any_of { { left_on = none }, { appointed_on = after(column "left_on") } } },
      gap   = "{failed} of {all} roles of the ISMS had no holder, or a holder who had left",
    }
  end,

  examples = {
    { given = { records = { roles = { { role = "ISMS manager", person = "p1", appointed_on = "2025-03-03" },
                                      { role = "head of operations", person = "p2", appointed_on = "2021-09-01" } },
                            leavers = { { person = "p9", left_on = "2026-02-28" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { roles = { { role = "ISMS manager", person = "p1", appointed_on = "2025-03-03" },
                                      { role = "head of operations", person = "p2", appointed_on = "2021-09-01" } },
                            leavers = { { person = "p2", left_on = "2026-02-28" } } } },
      expect = "gap", exceptions = { "head of operations/p2" }, class = "minor", text = "1 of 2" },
    -- fair: the last working day is the day of the audit, and somebody who left and came back
    { given = { date = "2026-06-30",
                records = { roles = { { role = "ISMS manager", person = "p1", appointed_on = "2025-03-03" },
                                      { role = "head of operations", person = "p2", appointed_on = "2026-03-02" } },
                            leavers = { { person = "p1", left_on = "2026-06-30" }, { person = "p2", left_on = "2025-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: a role that nobody holds
    { given = { records = { roles = { { role = "ISMS manager", person = none, appointed_on = none },
                                      { role = "head of operations", person = "p2", appointed_on = "2021-09-01" } },
                            leavers = {} } },
      expect = "gap", exceptions = { "ISMS manager/none" }, class = "minor" },
    -- fair: nobody has left yet
    { given = { records = { roles = { { role = "ISMS manager", person = "p1", appointed_on = "2025-03-03" } },
                            leavers = {} } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { roles = { { role = "ISMS manager", appointed_on = "2025-03-03" } },
                            leavers = { { person = "p9", left_on = "2026-02-28" } } } },
      expect = "not_determined" },
    { given = { records = { roles = { { role = "ISMS manager", person = "p1", appointed_on = "2025-03-03" } },
                            leavers = { { person = "p1" } } } },
      expect = "not_determined" },
    { given = { records = { roles = {}, leavers = {} } }, expect = "not_determined" },
    { given = { records = { roles = { { role = "ISMS manager", person = "p1", appointed_on = "2025-03-03" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
