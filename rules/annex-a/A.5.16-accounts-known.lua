-- A.5.16-accounts-known.lua - personal accounts against the personnel list: two lists that must tell the same.
-- Accounts of people who have left are left to the rule on A.5.18; who is still to leave stands in the personnel list.
return rule {
  api         = 1,
  id          = "A.5.16-accounts-known",
  requirement = "A.5.16",
  related     = { "A.5.18", "A.8.2" },
  title       = "Personal accounts belong to people in the personnel list",
  criterion   = "Each active personal account belongs to a person in the personnel list.",
  whole       = true,
  evidence    = { "accounts.account", "accounts.person", "accounts.purpose", "accounts.system", "accounts.disabled_on",
                  "accounts.privileged", "people.person", "leavers.person", "leavers.left_on" },

  check = function(audit)
    local active = any_of { { disabled_on = none }, { disabled_on = after(audit.date) } }
    local here   = any_of { { left_on = none }, { left_on = since(audit.date) } }
    return every {
      of       = audit.records.accounts:where { purpose = "personal" }:where(active)
                   :with(audit.records.leavers, "person", { unmatched = "none" }):where(here)
                   :with(audit.records.people, "person", { unmatched = "none", prefix = "person_" }),
      key      = "account",
      meets    = { person_person = given },
      critical = { privileged = true },
      group    = "system",
      gap      = "{failed} of {all} active personal accounts belonged to no person in the personnel list",
    }
  end,

  examples = {
    { given = { records = { leavers  = {},
                            accounts = { { account = "a1", person = "p1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false } },
                            people   = { { person = "p1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { leavers  = {},
                            accounts = { { account = "a1", person = "p1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false },
                                         { account = "a7", person = "p7", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false } },
                            people   = { { person = "p1" } } } },
      expect = "gap", exceptions = { "a7" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- all privileged ones
    { given = { records = { leavers  = {},
                            accounts = { { account = "a1", person = "p1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false },
                                         { account = "a7", person = "p7", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = true },
                                         { account = "a8", person = "p8", purpose = "personal", system = "db", disabled_on = none,
                                           privileged = true } },
                            people   = { { person = "p1" } } } },
      expect = "gap", exceptions = { "a7", "a8" }, class = "major" },
    -- fair: somebody who left stands in the list of exits, a service has no person, what is disabled does no harm
    { given = { records = { leavers = { { person = "p2", left_on = "2026-03-31" } },
                            accounts = { { account = "a1", person = "p1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false },
                                         { account = "a2", person = "p2", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false },
                                         { account = "svc", person = none, purpose = "service", system = "mail", disabled_on = none,
                                           privileged = false },
                                         { account = "a7", person = "p7", purpose = "personal", system = "mail",
                                           disabled_on = "2026-02-27", privileged = false } },
                            people   = { { person = "p1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a personal account that names nobody
    { given = { records = { leavers  = {},
                            accounts = { { account = "a1", person = "p1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false },
                                         { account = "a2", person = none, purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false } },
                            people   = { { person = "p1" } } } },
      expect = "gap", exceptions = { "a2" }, class = "minor" },
    -- nor somebody whose exit is still ahead and whom the personnel list does not know
    { given = { date = "2026-12-31",
                records = { leavers  = { { person = "p2", left_on = "2027-01-29" } },
                            accounts = { { account = "a2", person = "p2", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false },
                                         { account = "a1", person = "p1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false } },
                            people   = { { person = "p1" } } } },
      expect = "gap", exceptions = { "a2" }, class = "minor" },
    { given = { records = { leavers  = {},
                            accounts = { { account = "a1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false } },
                            people   = { { person = "p1" } } } },
      expect = "not_determined" },
    { given = { records = { leavers  = {},
                            accounts = { { account = "a1", person = "p1", purpose = "personal", system = "mail", disabled_on = none,
                                           privileged = false } } } },
      expect = "not_determined" },
    { given = { records = { leavers  = {},
                            accounts = {}, people = { { person = "p1" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
