-- A.8.10-data-deleted.lua - data whose purpose or contract had ended against the day of their deletion.
return rule {
  api         = 1,
  id          = "A.8.10-data-deleted",
  requirement = "A.8.10",
  related     = { "A.5.33", "A.5.34" },
  title       = "Data that are no longer needed are deleted in time",
  criterion   = "Data are deleted within the organization's own time after the end of the purpose or contract for which they were kept.",
  basis       = "own_rules.data_deletion",
  whole       = true,
  evidence    = { "deletions.data", "deletions.ended_on", "deletions.deleted_on" },

  check = function(audit)
    return every {
      of    = audit.records.deletions:where(any_of { { deleted_on = none }, { deleted_on = since(audit.period.from) } }),
      key   = "data",
      meets = { deleted_on = by(column "ended_on" + audit.own.data_deletion.within) },
      gap   = "{failed} of {all} deletions did not take place within the time after the end of purpose or contract",
    }
  end,

  examples = {
    { given = { own_rules = { data_deletion = { within = "30 days" } },
                records = { deletions = { { data = "C-1", ended_on = "2026-03-01", deleted_on = "2026-03-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { data_deletion = { within = "30 days" } },
                records = { deletions = { { data = "C-1", ended_on = "2026-03-01", deleted_on = "2026-04-01" },
                                          { data = "C-2", ended_on = "2026-04-30", deleted_on = none },
                                          { data = "C-3", ended_on = "2026-05-31", deleted_on = "2026-06-02" } } } },
      expect = "gap", exceptions = { "C-1", "C-2" }, class = "minor", text = "2 of 3 deletions" },
    -- nothing was deleted
    { given = { own_rules = { data_deletion = { within = "30 days" } },
                records = { deletions = { { data = "C-1", ended_on = "2026-03-01", deleted_on = none },
                                          { data = "C-2", ended_on = "2026-04-30", deleted_on = none } } } },
      expect = "gap", exceptions = { "C-1", "C-2" }, class = "major" },
    -- fair: ended this month
    { given = { date = "2026-12-31", own_rules = { data_deletion = { within = "30 days" } },
                records = { deletions = { { data = "C-1", ended_on = "2026-03-01", deleted_on = "2026-03-02" },
                                          { data = "C-2", ended_on = "2026-12-15", deleted_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: overdue since before the audit period
    { given = { own_rules = { data_deletion = { within = "30 days" } },
                records = { deletions = { { data = "C-0", ended_on = "2024-12-31", deleted_on = none },
                                          { data = "C-1", ended_on = "2026-03-01", deleted_on = "2026-03-02" } } } },
      expect = "gap", exceptions = { "C-0" }, class = "minor" },
    { given = { own_rules = { data_deletion = { within = "30 days" } },
                records = { deletions = { { data = "C-1", ended_on = "2026-03-01" } } } },
      expect = "not_determined" },
    { given = { own_rules = { data_deletion = { within = "30 days" } },
                records = { deletions = { { data = "C-1", deleted_on = "2026-03-31" } } } },
      expect = "not_determined" },
    { given = { own_rules = { data_deletion = { within = "30 days" } }, records = { deletions = {} } }, expect = "not_determined" },
    { given = { own_rules = { data_deletion = { within = "30 days" } } }, expect = "not_determined" },
    { given = { own_rules = { data_deletion = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
