-- 7.5.3-records-retrievable.lua - records that the auditor asked for, held against the time for which they are to be kept.
-- What is older than that may be gone; a record that was never made is the matter of the requirement that asks for it.
return rule {
  api         = 1,
  id          = "7.5.3-records-retrievable",
  requirement = "7.5.3",
  related     = { "A.5.33", "A.5.28" },
  title       = "Records can be found as long as they are to be kept",
  criterion   = "Records are kept, and can be found, for as long as the organization's own rule says for their kind.",
  basis       = "own_rules.record_retention",
  evidence    = { "record_samples.record", "record_samples.kind", "record_samples.made_on", "record_samples.shown_on" },

  check = function(audit)
    local kept = per("kind", audit.own.record_retention.within)
    return every {
      of    = audit.records.record_samples:where { made_on = since(audit.date - kept) },
      key   = "record",
      meets = { shown_on = given },
      group = "kind",
      gap   = "{failed} of {all} records that were asked for and are still to be kept could not be shown",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { record_retention = { within = { audit = "6 years", course = "3 years" } } },
                records = { record_samples = { { record = "IA-2021", kind = "audit", made_on = "2021-05-04", shown_on = "2026-06-24" },
                                               { record = "list 2023", kind = "course", made_on = "2023-06-30", shown_on = "2026-06-24" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30", own_rules = { record_retention = { within = { audit = "6 years", course = "3 years" } } },
                records = { record_samples = { { record = "IA-2021", kind = "audit", made_on = "2021-05-04", shown_on = "2026-06-24" },
                                               { record = "list 2023", kind = "course", made_on = "2023-06-30", shown_on = none } } } },
      expect = "gap", exceptions = { "list 2023" }, class = "minor", text = "1 of 2" },
    -- fair: a record of which the time is over
    { given = { date = "2026-06-30", own_rules = { record_retention = { within = { audit = "6 years", course = "3 years" } } },
                records = { record_samples = { { record = "IA-2021", kind = "audit", made_on = "2021-05-04", shown_on = "2026-06-24" },
                                               { record = "list 2022", kind = "course", made_on = "2023-06-29", shown_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- for how long records of a kind are kept is not said: nobody can tell
    { given = { date = "2026-06-30", own_rules = { record_retention = { within = { audit = "6 years", course = "3 years" } } },
                records = { record_samples = { { record = "IA-2021", kind = "audit", made_on = "2021-05-04", shown_on = "2026-06-24" },
                                               { record = "poster", kind = "campaign", made_on = "2026-01-12", shown_on = none } } } },
      expect = "not_determined" },
    -- nobody slips through: the years of one kind are lost
    { given = { date = "2026-06-30", own_rules = { record_retention = { within = { audit = "6 years", course = "3 years" } } },
                records = { record_samples = { { record = "IA-2020", kind = "audit", made_on = "2020-07-01", shown_on = none },
                                               { record = "IA-2025", kind = "audit", made_on = "2025-05-04", shown_on = none },
                                               { record = "list 2025", kind = "course", made_on = "2025-06-30", shown_on = "2026-06-24" } } } },
      expect = "gap", exceptions = { "IA-2020", "IA-2025" }, class = "minor" },
    { given = { own_rules = { record_retention = { within = { audit = "6 years" } } },
                records = { record_samples = { { record = "IA-2021", kind = "audit", made_on = "2021-05-04" } } } },
      expect = "not_determined" },
    { given = { own_rules = { record_retention = { within = { audit = "6 years" } } },
                records = { record_samples = { { record = "IA-2021", kind = "audit", shown_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { record_retention = { within = { audit = "6 years" } } },
                records = { record_samples = { { record = "IA-2021", made_on = "2021-05-04", shown_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { record_retention = { within = { audit = "6 years" } } }, records = { record_samples = {} } },
      expect = "not_determined" },
    { given = { own_rules = { record_retention = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
