-- 5.3-deputies-named.lua - deputies of the roles that have one by the organization's own rule, held against the list of people.
-- Whether the role itself is held is 5.3-roles-held's matter.
return rule {
  api         = 1,
  id          = "5.3-deputies-named",
  requirement = "5.3",
  related     = { "7.1", "A.5.2" },
  title       = "Roles have the deputies that the organization asks for",
  criterion   = "Roles for which the organization's own rule asks for a deputy have one who is somebody else "
             .. "and works for the organization on the day of the audit.",
  basis       = "own_rules.deputies",
  evidence    = { "roles.role", "roles.person", "roles.deputy", "people.person", "people.left_on" },

  check = function(audit)
    local own  = audit.own.deputies
    local here = audit.records.people:where { any_of { { left_on = none }, { left_on = since(audit.date) } } }
    local alone = audit.records.roles:where { person = given, deputy = column "person" } -- who stands in for themselves
    return every {
      of     = audit.records.roles:where(own.of):with(here, { deputy = "person" }, { unmatched = "none", prefix = "deputy_" })
                                  :with(alone, { "role", "person" }, { unmatched = "none", prefix = "alone_" }),
      key    = "role",
      meets  = { deputy = given, deputy_person = given, alone_role = none },
      except = own.except,
      gap    = "{failed} of {all} roles that are to have a deputy had none, their own holder, or somebody who had left",
    }
  end,

  examples = {
    { given = { own_rules = { deputies = { of = { role = { "ISMS manager", "head of operations" } } } },
                records = { roles = { { role = "ISMS manager", person = "p1", deputy = "p2" }, { role = "head of operations", person = "p2", deputy = "p3" },
                                      { role = "press officer", person = "p4", deputy = none } },
                            people = { { person = "p1", left_on = none }, { person = "p2", left_on = none }, { person = "p3", left_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { deputies = {} },
                records = { roles = { { role = "ISMS manager", person = "p1", deputy = "p2" }, { role = "head of operations", person = "p2", deputy = none } },
                            people = { { person = "p1", left_on = none }, { person = "p2", left_on = none } } } },
      expect = "gap", exceptions = { "head of operations" }, class = "minor", text = "1 of 2" },
    -- fair: the last working day is the day of the audit, and a role that the own rule exempts
    { given = { date = "2026-06-30", own_rules = { deputies = { except = { role = "press officer" } } },
                records = { roles = { { role = "ISMS manager", person = "p1", deputy = "p2" }, { role = "press officer", person = "p4", deputy = none } },
                            people = { { person = "p2", left_on = "2026-06-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1, exempt = 1 } },
    -- nobody slips through: a deputy who left the day before, and one whom the list of people does not have
    { given = { date = "2026-06-30", own_rules = { deputies = {} },
                records = { roles = { { role = "ISMS manager", person = "p1", deputy = "p2" }, { role = "head of operations", person = "p1", deputy = "p9" } },
                            people = { { person = "p1", left_on = none }, { person = "p2", left_on = "2026-06-29" } } } },
      expect = "gap", exceptions = { "ISMS manager", "head of operations" }, class = "minor" },
    -- nor somebody who stands in for themselves; two who share a role may stand in for each other
    { given = { own_rules = { deputies = {} },
                records = { roles = { { role = "ISMS manager", person = "p1", deputy = "p1" },
                                      { role = "administrator", person = "p1", deputy = "p2" }, { role = "administrator", person = "p2", deputy = "p1" } },
                            people = { { person = "p1", left_on = none }, { person = "p2", left_on = none } } } },
      expect = "gap", exceptions = { "ISMS manager" }, class = "minor" },
    { given = { own_rules = { deputies = {} },
                records = { roles = { { role = "ISMS manager", person = "p1" } }, people = { { person = "p1", left_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { deputies = {} },
                records = { roles = { { role = "ISMS manager", person = "p1", deputy = "p2" } }, people = { { person = "p2" } } } },
      expect = "not_determined" },
    { given = { own_rules = { deputies = {} }, records = { roles = { { role = "ISMS manager", person = "p1", deputy = "p2" } } } }, expect = "not_determined" },
    { given = { own_rules = { deputies = {} }, records = { roles = {}, people = { { person = "p1", left_on = none } } } }, expect = "not_determined" },
    { given = { own_rules = { deputies = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
