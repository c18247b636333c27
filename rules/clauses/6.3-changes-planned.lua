-- 6.3-changes-planned.lua - changes to the ISMS itself that took effect in the period, held against the plan for each.
-- Changes to systems are A.8.32's matter, the risks of a significant change 8.2-changes-assessed's.
return rule {
  api         = 1,
  id          = "6.3-changes-planned",
  requirement = "6.3",
  related     = { "8.1", "9.3.3" },
  title       = "Changes to the ISMS are planned before they are made",
  criterion   = "Changes to the ISMS are made in a planned way: purpose, effects and who is responsible are settled by the day of the change.",
  evidence    = { "isms_changes.change", "isms_changes.purpose", "isms_changes.effects", "isms_changes.responsible",
                  "isms_changes.planned_on", "isms_changes.made_on" },

  check = function(audit)
    return every {
      of    = audit.records.isms_changes:where { made_on = since(audit.period.from) }:where { made_on = by(audit.date) },
      key   = "change",
      meets = { purpose = given, effects = given, responsible = given, planned_on = given, made_on = since(column "planned_on") },
      empty = "conform", -- who has not changed the ISMS had nothing to plan
      gap   = "{failed} of {all} changes to the ISMS in the period were made without a plan, or with one that leaves something open",
    }
  end,

  examples = {
    { given = { records = { isms_changes = { { change = "S-1", purpose = "New office", effects = "Scope, risks of the site", responsible = "ISMS manager",
                                               planned_on = "2026-03-02", made_on = "2026-03-02" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { isms_changes = { { change = "S-1", purpose = "New office", effects = "Scope, risks of the site", responsible = "ISMS manager",
                                               planned_on = "2026-03-02", made_on = "2026-04-01" },
                                             { change = "S-2", purpose = none, effects = none, responsible = none,
                                               planned_on = none, made_on = "2026-05-04" } } } },
      expect = "gap", exceptions = { "S-2" }, class = "minor", text = "1 of 2" },
    -- fair: a change that lies ahead owes nothing yet, and one before the period belongs to the audit before
    { given = { date = "2026-06-30", period = { "2026-01-01", "2026-06-30" },
                records = { isms_changes = { { change = "S-1", purpose = "New office", effects = "Scope", responsible = "ISMS manager",
                                               planned_on = "2026-01-01", made_on = "2026-01-01" },
                                             { change = "S-2", purpose = none, effects = none, responsible = none, planned_on = none, made_on = none },
                                             { change = "S-3", purpose = none, effects = none, responsible = none, planned_on = none,
                                               made_on = "2025-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair, first cycle: the ISMS was set up and has not been changed
    { given = { records = { isms_changes = {} } }, expect = "conform" },
    -- nobody slips through: a plan written the day after
    { given = { records = { isms_changes = { { change = "S-1", purpose = "New office", effects = "Scope", responsible = "ISMS manager",
                                               planned_on = "2026-03-03", made_on = "2026-03-02" } } } },
      expect = "gap", exceptions = { "S-1" }, class = "minor" },
    { given = { records = { isms_changes = { { change = "S-1", purpose = "New office", effects = "Scope", responsible = "ISMS manager",
                                               made_on = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = { records = { isms_changes = { { change = "S-1", purpose = "New office", responsible = "ISMS manager",
                                               planned_on = "2026-03-02", made_on = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = { records = { isms_changes = { { change = "S-1", effects = "Scope", planned_on = "2026-03-02", made_on = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
