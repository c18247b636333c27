-- Holders of active accounts by the day on which their course was due.
return rule {
  api         = 1,
  id          = "bench-accounts-trained",
  requirement = "A.6.3",
  title       = "Training is completed in time",
  criterion   = "Whoever holds an account has completed the course by the day it was due.",
  evidence    = { "accounts.account", "accounts.disabled_on", "accounts.system",
                  ["accounts.training_due_on"] = { "date", "Last day by which the course was to be completed; none for whoever needs none", empty = "none" },
                  ["accounts.trained_on"]      = { "date", "Day of completion", empty = "none" } },

  check = function(audit)
    return every {
      of    = audit.records.accounts:where { disabled_on = none },
      key   = "account",
      meets = { trained_on = by(column "training_due_on") },
      group = "system",
      gap   = "{failed} of {all} courses are overdue",
    }
  end,

  examples = {
    { given = { records = { accounts = { { account = "a", system = "s", disabled_on = none, training_due_on = "2026-06-30",
                                           trained_on = "2026-06-30" } } } },
      expect = "conform" },
    { given = { records = { accounts = { { account = "a", system = "s", disabled_on = none, training_due_on = "2026-06-30",
                                           trained_on = none } } } },
      expect = "gap", exceptions = { "a" } },
    { given = {}, expect = "not_determined" },
  },
}
