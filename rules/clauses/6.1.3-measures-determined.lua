-- 6.1.3-measures-determined.lua - treatments that are to change a risk, held against what is to be done. To accept a risk
-- needs nothing to be done; who accepts is 6.1.3-residual-risks-accepted's matter.
return rule {
  api         = 1,
  id          = "6.1.3-measures-determined",
  requirement = "6.1.3",
  related     = { "8.3" },
  title       = "For each treatment it is determined what is done",
  criterion   = "For each option that is to reduce, avoid or share a risk the control or action that carries it out is determined.",
  evidence    = { "treatments.risk", "treatments.control", "treatments.option", "treatments.action", "treatments.status" },

  check = function(audit)
    return every {
      of    = audit.records.treatments:where { option = one_of("reduce", "avoid", "share"), status = one_of("planned", "in progress", "done") },
      key   = { "risk", "control" },
      meets = any_of { { control = given }, { action = given } },
      empty = "conform", -- a plan that only accepts has nothing to carry out
      gap   = "For {failed} of {all} treatments that are to reduce, avoid or share a risk neither control nor action was determined",
    }
  end,

  examples = {
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", action = none, status = "done" },
                                           { risk = "R-2", control = none, option = "share", action = "Insurance", status = "planned" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", action = "Separate accounts", status = "done" },
                                           { risk = "R-2", control = none, option = "reduce", action = none, status = "planned" } } } },
      expect = "gap", exceptions = { "R-2/none" }, class = "minor", text = "1 of 2" },
    -- fair: a risk that is accepted, and a treatment that was dropped
    { given = { records = { treatments = { { risk = "R-1", control = none, option = "avoid", action = "Service given up", status = "done" },
                                           { risk = "R-2", control = none, option = "accept", action = none, status = "done" },
                                           { risk = "R-3", control = none, option = "reduce", action = none, status = "dropped" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { treatments = { { risk = "R-2", control = none, option = "accept", action = none, status = "done" } } } }, expect = "conform" },
    { given = { records = { treatments = {} } }, expect = "conform" },
    -- nobody slips through: "avoid" written down as a word
    { given = { records = { treatments = { { risk = "R-4", control = none, option = "avoid", action = none, status = "in progress" } } } },
      expect = "gap", exceptions = { "R-4/none" }, class = "minor" },
    { given = { records = { treatments = { { risk = "R-1", option = "reduce", action = none, status = "planned" } } } }, expect = "not_determined" },
    { given = { records = { treatments = { { risk = "R-1", control = none, option = "reduce", status = "planned" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
