-- 6.1.3-reductions-carried-out.lua - risks whose residual level is lower than their level, held against the treatment plan:
-- what is only planned has not lowered anything yet. Residual levels above the accepted one: 6.1.3-residual-risks-accepted.
return rule {
  api         = 1,
  id          = "6.1.3-reductions-carried-out",
  requirement = "6.1.3",
  related     = { "6.1.2", "8.3" },
  title       = "A lower residual level rests on a treatment that is carried out",
  criterion   = "Residual levels below the level before treatment rest on at least one treatment that the plan shows as done.",
  evidence    = { "risks.risk", "risks.level", "risks.residual_level", "treatments.risk", "treatments.status" },

  check = function(audit)
    local lowered = {}
    for row in audit.records.treatments:where { status = "done" }:each() do lowered[#lowered + 1] = row.risk end
    local kept = { residual_level = at_least(column "level") }
    return every {
      of    = audit.records.risks,
      key   = "risk",
      meets = #lowered > 0 and any_of { kept, { risk = one_of(lowered) } } or kept,
      gap   = "The residual level of {failed} of {all} risks is lower than their level, and no treatment of them is done",
    }
  end,

  examples = {
    { given = { records = { risks = { { risk = "R-1", level = 16, residual_level = 8 }, { risk = "R-2", level = 9, residual_level = 9 } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "done" },
                                           { risk = "R-1", control = "A.8.5", status = "planned" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: the plan has a treatment, and it is under way
    { given = { records = { risks = { { risk = "R-1", level = 16, residual_level = 8 }, { risk = "R-2", level = 9, residual_level = 9 } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "in progress" },
                                           { risk = "R-2", control = "A.8.5", status = "done" } } } },
      expect = "gap", exceptions = { "R-1" }, class = "minor", text = "1 of 2" },
    -- fair: the level is not lowered before the treatment is there
    { given = { records = { risks = { { risk = "R-1", level = 16, residual_level = 16 } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "planned" } } } },
      expect = "conform" },
    -- fair: nothing is treated, and nothing is said to be lowered
    { given = { records = { risks = { { risk = "R-1", level = 4, residual_level = 4 } }, treatments = {} } }, expect = "conform" },
    -- fair: two treatments done for one risk, one of two for another
    { given = { records = { risks = { { risk = "R-1", level = 16, residual_level = 8 }, { risk = "R-2", level = 12, residual_level = 6 } },
                            treatments = { { risk = "R-1", control = "A.8.2", status = "done" },
                                           { risk = "R-1", control = "A.8.7", status = "planned" },
                                           { risk = "R-2", control = "A.8.2", status = "done" },
                                           { risk = "R-2", control = "A.8.5", status = "done" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nor a risk that no treatment names
    { given = { records = { risks = { { risk = "R-1", level = 16, residual_level = 8 } }, treatments = {} } },
      expect = "gap", exceptions = { "R-1" }, class = "minor" },
    { given = { records = { risks = { { risk = "R-1", residual_level = 8 } }, treatments = {} } }, expect = "not_determined" },
    { given = { records = { risks = { { risk = "R-1", level = 16 } }, treatments = {} } }, expect = "not_determined" },
    { given = { records = { risks = { { risk = "R-1", level = 16, residual_level = 8 } },
                            treatments = { { risk = "R-1", control = "A.8.2" } } } },
      expect = "not_determined" },
    { given = { records = { risks = {}, treatments = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
