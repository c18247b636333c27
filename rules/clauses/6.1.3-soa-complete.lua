-- 6.1.3-soa-complete.lua - the Statement of Applicability held against the list of Annex A, control by control.
-- The row that is missing is the finding: a control that was left out was compared by nobody.
local themes = { { "A.5.", 37 }, { "A.6.", 8 }, { "A.7.", 14 }, { "A.8.", 34 } }

-- A statement about all controls but `missing`; `unsaid` has no word on whether it applies.
local function statement(missing, unsaid)
  local soa = {}
  for _, theme in ipairs(themes) do
    for n = 1, theme[2] do
      local control = theme[1] .. n
      local applicable = true
      if control == unsaid then applicable = nil end
      if control ~= missing then soa[#soa + 1] = { control = control, applicable = applicable } end
    end
  end
  return soa
end

return rule {
  api         = 1,
  id          = "6.1.3-soa-complete",
  requirement = "6.1.3",
  related     = { "4.4" },
  title       = "The Statement of Applicability covers every control of Annex A",
  criterion   = "The Statement of Applicability says of each control of Annex A whether it is included or excluded.",
  evidence    = { "soa.control", "soa.applicable" },

  check = function(audit)
    return every {
      of    = audit.catalog.requirements:where { control = true }
                                        :with(audit.records.soa, { id = "control" }, { unmatched = "none", prefix = "soa_" }),
      key   = "id",
      meets = { soa_applicable = given },
      group = "theme",
      gap   = "{failed} of {all} controls of Annex A are missing from the Statement of Applicability",
    }
  end,

  examples = {
    { given = { records = { soa = statement() } }, expect = "conform", numbers = { failed = 0, all = 93 } },
    { given = { records = { soa = statement("A.5.7") } }, expect = "gap", exceptions = { "A.5.7" }, class = "minor",
      numbers = { failed = 1, all = 93 } },
    -- a statement of one line
    { given = { records = { soa = { { control = "A.5.1", applicable = true } } } }, expect = "gap", class = "major",
      numbers = { failed = 92, all = 93 } },
    -- nobody slips through: the number of a clause is not the number of the control
    { given = { records = { soa = (function()
        local soa = statement("A.6.1")
        soa[#soa + 1] = { control = "6.1", applicable = true }
        return soa
      end)() } }, expect = "gap", exceptions = { "A.6.1" }, class = "minor" },
    { given = { records = { soa = statement(nil, "A.7.4") } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
