-- 6.1.3-exclusions-fit-profile.lua - what the organization does against what its Statement of Applicability leaves out.
-- A chain: profile -> controls it makes necessary -> Statement -> treatment plan -> risk. The first two decide
-- whether there is a gap, the rest whether a risk stands without its treatment.
local activities = { "develops_software", "outsourced_development", "uses_cloud", "has_staff", "remote_work", "has_premises",
                     "uses_coworking", "owns_devices", "runs_network", "personal_data", "availability_promises",
                     "real_data_in_tests", "legal_duties" }

-- An organization that does nothing but what `does` says.
local function company(does, records)
  local profile = {}
  for _, activity in ipairs(activities) do profile[activity] = does[activity] or false end
  records.leavers, records.accounts = {}, {}
  return { profile = profile, facts = { risk_method = { acceptance_level = 6 } }, records = records }
end

return rule {
  api         = 1,
  id          = "6.1.3-exclusions-fit-profile",
  requirement = "6.1.3",
  related     = { "4.3", "8.3" },
  title       = "No control is excluded that the organization's activity makes necessary",
  criterion   = "The Statement of Applicability includes every control that the organization's own profile shows to be necessary.",
  evidence    = { "soa.control", "soa.applicable", "treatments.control", "treatments.risk", "risks.risk", "risks.level",
                  "risk_method.acceptance_level" },

  check = function(audit)
    local necessary = audit.catalog.implied:where { holds = true }
    local plan = audit.records.treatments
    return every {
      of = necessary:with(audit.records.soa, "control")
                    :with(plan, "control", { unmatched = "none", prefix = "plan_" })
                    :with(audit.records.risks, { plan_risk = "risk" }, { unmatched = "none", prefix = "risk_" }),
      key     = { "control", "plan_risk" },
      meets   = any_of { { applicable = true }, { because = none } }, -- there is always a reason, and the finding is to show it
      exposed = { risk_level = at_least(audit.facts.risk_method.acceptance_level + 1) },
      gap     = "The Statement of Applicability excludes controls that the profile makes necessary: {failed} of {all}, by control and risk",
    }
  end,

  examples = {
    { given = company({ outsourced_development = true },
                      { soa = { { control = "A.8.30", applicable = true }, { control = "A.8.4", applicable = false } },
                        treatments = { { risk = "R-1", control = "A.8.30" } }, risks = { { risk = "R-1", level = 12 } } }),
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- code is bought, the control for it is left out; its risk lies within the accepted level
    { given = company({ outsourced_development = true },
                      { soa = { { control = "A.8.30", applicable = false } },
                        treatments = { { risk = "R-1", control = "A.8.30" } }, risks = { { risk = "R-1", level = 6 } } }),
      expect = "gap", exceptions = { "A.8.30/R-1" }, class = "minor" },
    -- the same, and the treatment plan relies on that control for a risk above the accepted level
    { given = company({ outsourced_development = true },
                      { soa = { { control = "A.8.30", applicable = false } },
                        treatments = { { risk = "R-1", control = "A.8.30" } }, risks = { { risk = "R-1", level = 12 } } }),
      expect = "gap", exceptions = { "A.8.30/R-1" }, class = "major" },
    -- fair: whoever has no premises may leave the controls for premises out
    { given = company({ legal_duties = true },
                      { soa = { { control = "A.5.31", applicable = true }, { control = "A.7.1", applicable = false },
                                { control = "A.7.12", applicable = false } }, treatments = {}, risks = {} }),
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a control that no risk is treated with is still one that the activity makes necessary
    { given = company({ uses_coworking = true },
                      { soa = { { control = "A.7.2", applicable = false }, { control = "A.7.3", applicable = true },
                                { control = "A.7.7", applicable = true } }, treatments = {}, risks = {} }),
      expect = "gap", exceptions = { "A.7.2/none" }, class = "minor" },
    -- a control that the Statement does not mention
    { given = company({ outsourced_development = true },
                      { soa = { { control = "A.8.4", applicable = true } }, treatments = {}, risks = {} }),
      expect = "not_determined" },
    { given = company({ outsourced_development = true },
                      { soa = { { control = "A.8.30" } }, treatments = {}, risks = {} }),
      expect = "not_determined" },
    -- an exclusion, and nobody said whether the activity exists
    { given = { facts = { risk_method = { acceptance_level = 6 } },
                records = { soa = { { control = "A.8.30", applicable = false } }, treatments = {}, risks = {} } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
