-- 6.1.3-soa-complete.lua - the controls of Annex A, in the edition the ISMS is built on, held against the Statement.
-- A Statement of another edition lacks the new controls, and is found for that. Reasons are 6.1.3-soa-reasons's matter.
local sizes = { ["A.5"] = 37, ["A.6"] = 8, ["A.7"] = 14, ["A.8"] = 34 }

-- All 93 controls included and in place, except for what `differs` says: fields of one row, or false for a missing row.
local function statement(differs)
  local rows = {}
  for _, theme in ipairs { "A.5", "A.6", "A.7", "A.8" } do
    for i = 1, sizes[theme] do
      local id = theme .. "." .. i
      local row = differs[id]
      if row == nil then row = { applicable = true, status = "implemented" } end
      if row then
        row.control = id
        rows[#rows + 1] = row
      end
    end
  end
  return { profile = { edition = 2022 }, records = { soa = rows } }
end

return rule {
  api         = 1,
  id          = "6.1.3-soa-complete",
  requirement = "6.1.3",
  related     = { "7.5.1" },
  title       = "The Statement of Applicability is complete",
  criterion   = "The Statement of Applicability has every control of Annex A, and says how far each included one is implemented.",
  evidence    = { "soa.control", "soa.applicable", "soa.status" },

  check = function(audit)
    local annex = audit.catalog.requirements:where { control = true }
    local other = audit.records.soa:with(annex, { control = "id" }, { unmatched = "none", prefix = "annex_" }):where { annex_id = none }:count()
    return every {
      of    = annex:with(audit.records.soa, { id = "control" }, { unmatched = "none", prefix = "soa_" }),
      key   = "id",
      meets = any_of { { soa_applicable = false }, { soa_applicable = true, soa_status = given } },
      gap   = "The Statement of Applicability lacked entry or status for {failed} of {all} controls of Annex A"
              .. (other > 0 and "; " .. other .. " of its entries carry numbers that this edition of Annex A does not have" or ""),
    }
  end,

  examples = {
    { given = statement {}, expect = "conform", numbers = { failed = 0, all = 93 } },
    { given = statement { ["A.8.12"] = { applicable = true, status = none } },
      expect = "gap", exceptions = { "A.8.12" }, class = "minor", text = "1 of 93" },
    -- fair: an excluded control has no status, and a planned one is complete
    { given = statement { ["A.7.4"] = { applicable = false, status = none },
                          ["A.8.12"] = { applicable = true, status = "planned" } },
      expect = "conform" },
    -- nobody slips through: a control that is not mentioned
    { given = statement { ["A.5.7"] = false, ["A.5.23"] = false }, expect = "gap", exceptions = { "A.5.7", "A.5.23" }, class = "minor" },
    -- the list of the edition before
    { given = { profile = { edition = 2022 },
                records = { soa = { { control = "A.18.1.1", applicable = true, status = "implemented" },
                                    { control = "A.18.2.3", applicable = true, status = "implemented" } } } },
      expect = "gap", class = "major", numbers = { failed = 93, all = 93 }, text = "2 of its entries carry numbers" },
    { given = statement { ["A.7.4"] = { status = none } }, expect = "not_determined" },
    { given = statement { ["A.8.12"] = { applicable = true } }, expect = "not_determined" },
    { given = { profile = { edition = 2022 }, not_given = { soa = "does not exist" } }, expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
