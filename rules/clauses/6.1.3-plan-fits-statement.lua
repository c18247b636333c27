-- 6.1.3-plan-fits-statement.lua - controls that the risk treatment plan uses, held against the Statement of Applicability.
-- An exclusion that the profile contradicts is 6.1.3-exclusions-fit-profile's matter, and left out here.
return rule {
  api         = 1,
  id          = "6.1.3-plan-fits-statement",
  requirement = "6.1.3",
  related     = { "8.3" },
  title       = "Controls of the risk treatment plan are included in the Statement of Applicability",
  criterion   = "The Statement of Applicability includes every control that the risk treatment plan uses to treat a risk.",
  evidence    = { "treatments.risk", "treatments.control", "treatments.status", "soa.control", "soa.applicable" },

  check = function(audit)
    local implied = audit.catalog.implied:where { holds = true }
    return every {
      of    = audit.records.treatments:where { control = given, status = one_of("planned", "in progress", "done") }
                                      :with(implied, "control", { unmatched = "none" })
                                      :with(audit.records.soa, "control", { unmatched = "none", prefix = "soa_" })
                                      :where { any_of { { holds = none }, { soa_applicable = true }, { soa_applicable = none } } },
      key   = { "risk", "control" },
      meets = { soa_applicable = true },
      group = "control",
      gap   = "{failed} of {all} treatments of risks use a control that the Statement of Applicability excludes or does not have",
    }
  end,

  examples = {
    { given = { profile = { edition = 2022 },
                records = { treatments = { { risk = "R-1", control = "A.8.2", status = "done" }, { risk = "R-2", control = "A.8.12", status = "planned" } },
                            soa = { { control = "A.8.2", applicable = true }, { control = "A.8.12", applicable = true } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { profile = { edition = 2022 },
                records = { treatments = { { risk = "R-1", control = "A.8.2", status = "done" }, { risk = "R-2", control = "A.8.12", status = "planned" } },
                            soa = { { control = "A.8.2", applicable = true }, { control = "A.8.12", applicable = false } } } },
      expect = "gap", exceptions = { "R-2/A.8.12" }, class = "minor", text = "1 of 2" },
    -- fair: a treatment that was dropped, and one without a control of the Annex
    { given = { profile = { edition = 2022 },
                records = { treatments = { { risk = "R-1", control = "A.8.2", status = "done" }, { risk = "R-2", control = "A.8.12", status = "dropped" },
                                           { risk = "R-3", control = none, status = "done" } },
                            soa = { { control = "A.8.2", applicable = true }, { control = "A.8.12", applicable = false } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a control that the Statement does not have
    { given = { profile = { edition = 2022 },
                records = { treatments = { { risk = "R-1", control = "A.8.2", status = "in progress" } },
                            soa = { { control = "A.8.3", applicable = true } } } },
      expect = "gap", exceptions = { "R-1/A.8.2" }, class = "minor" },
    { given = { profile = { edition = 2022 },
                records = { treatments = { { risk = "R-1", control = "A.8.2", status = "done" } }, soa = { { control = "A.8.2" } } } },
      expect = "not_determined" },
    { given = { profile = { edition = 2022 },
                records = { treatments = { { risk = "R-1", control = "A.8.2" } }, soa = { { control = "A.8.2", applicable = false } } } },
      expect = "not_determined" },
    { given = { profile = { edition = 2022 }, records = { treatments = {}, soa = { { control = "A.8.2", applicable = true } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
