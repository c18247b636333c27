-- 8.3-results-recorded.lua - completed treatments of risks and what shows their result. What is open past its day is the
-- matter of 8.3-treatments-in-time; whether a control works, of the rules on that control.

-- Five completed treatments of one risk without a record, five of another with one.
local function plan(without, with)
  local rows = {}
  for i = 1, 10 do
    rows[i] = { risk = i <= 5 and without or with, control = "A.8." .. i, option = "reduce", done_on = "2026-02-12",
                record = i > 5 and "OPS-" .. i or none }
  end
  return { records = { treatments = rows } }
end

return rule {
  api         = 1,
  id          = "8.3-results-recorded",
  requirement = "8.3",
  related     = { "6.1.3", "7.5.3" },
  title       = "The results of treating risks are recorded",
  criterion   = "There is a record of the result of every completed treatment of a risk.",
  whole       = true,
  evidence    = { "treatments.risk", "treatments.control", "treatments.option", "treatments.done_on", "treatments.record" },

  check = function(audit)
    return every {
      of    = audit.records.treatments:where { option = one_of { "reduce", "avoid", "share" }, done_on = given },
      key   = { "risk", "control" },
      meets = { record = given },
      group = "risk",
      gap   = "{failed} of {all} completed treatments of risks left no record of their result",
    }
  end,

  examples = {
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", done_on = "2026-02-12", record = "OPS-1401" },
                                           { risk = "R-2", control = none, option = "avoid", done_on = "2026-03-02", record = "OPS-1422" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", done_on = "2026-02-12", record = "OPS-1401" },
                                           { risk = "R-2", control = none, option = "avoid", done_on = "2026-03-02", record = none } } } },
      expect = "gap", exceptions = { "R-2/none" }, class = "minor", text = "1 of 2" },
    -- nothing shows that the plan was carried out
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", done_on = "2026-02-12", record = none },
                                           { risk = "R-2", control = none, option = "share", done_on = "2026-03-02", record = none } } } },
      expect = "gap", class = "major", numbers = { failed = 2, all = 2 } },
    -- fair: a treatment that is open, and a risk that is accepted
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", done_on = "2026-02-12", record = "OPS-1401" },
                                           { risk = "R-1", control = "A.8.5", option = "reduce", done_on = none, record = none },
                                           { risk = "R-3", control = none, option = "accept", done_on = "2026-02-12", record = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: one control of several of a risk, five of ten in one place
    { given = plan("R-1", "R-2"), expect = "gap", class = "minor", numbers = { failed = 5, all = 10 } },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", done_on = "2026-02-12" } } } },
      expect = "not_determined" },
    { given = { records = { treatments = { { risk = "R-1", control = "A.8.2", option = "reduce", record = none } } } }, expect = "not_determined" },
    { given = { records = { treatments = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
