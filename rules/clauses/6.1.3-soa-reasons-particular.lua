-- 6.1.3-soa-reasons-particular.lua - reasons that stand word for word beside five or more included controls and name neither
-- a risk nor an entry of the legal register. Four alike may well belong together; one cause may exclude many, so exclusions are not looked at.
local function plain(text) return (string.gsub(string.lower(text), "[%s%p]+", "")) end

-- Those whose reason names no entry of the registers.
local function without_particular(rows, entries)
  local rest = {}
  for _, row in ipairs(rows) do
    local particular = false
    for _, entry in ipairs(entries) do particular = particular or string.find(row.reason, entry, 1, true) ~= nil end
    if not particular then rest[#rest + 1] = row end
  end
  return rest
end

-- A Statement whose included controls are A.5.1, A.5.2 and so on, with these reasons, beside one risk R-1 and one law L-1.
local function statement(reasons)
  local rows = {}
  for i, reason in ipairs(reasons) do rows[i] = { control = "A.5." .. i, applicable = true, reason = reason } end
  return { records = { soa = rows, risks = { { risk = "R-1" } }, legal_requirements = { { requirement = "L-1" } } } }
end

-- The same, while neither a risk nor a law is written down.
local function bare(given)
  given.records.risks, given.records.legal_requirements = {}, {}
  return given
end

-- The same, with one row more.
local function with_row(given, row)
  table.insert(given.records.soa, row)
  return given
end

return rule {
  api         = 1,
  id          = "6.1.3-soa-reasons-particular",
  requirement = "6.1.3",
  related     = { "8.3" },
  title       = "Controls are included for reasons of their own",
  criterion   = "The Statement of Applicability justifies each included control: its reason belongs to it or names a risk or a law.",
  evidence    = { "soa.control", "soa.applicable", "soa.reason", "risks.risk",
                  "legal_requirements.requirement" },

  check = function(audit)
    local entries, by_reason, order, all = {}, {}, {}, 0
    for row in audit.records.risks:each() do entries[#entries + 1] = row.risk end
    for row in audit.records.legal_requirements:each() do entries[#entries + 1] = row.requirement end
    local included = audit.records.soa:where { applicable = true }
    for row in included:each() do
      all = all + 1
      if row.reason ~= none then
        local text = plain(row.reason)
        if by_reason[text] == nil then by_reason[text], order[#order + 1] = {}, text end
        table.insert(by_reason[text], row)
      end
    end
    local alike, said = {}, {}
    for _, text in ipairs(order) do
      local rows = by_reason[text]
      if #rows >= 5 then rows = without_particular(rows, entries) end
      if #rows >= 5 then
        said[#said + 1] = '"' .. rows[1].reason .. '"'
        for _, row in ipairs(rows) do alike[#alike + 1] = row end
      end
    end
    if all == 0 then
      return every { of = included, key = "control", meets = { applicable = true }, gap = "{failed} of {all} controls were not included" }
    end
    if #alike == 0 then return conform("No reason stands beside five or more of the " .. all .. " included controls without naming a risk or law") end
    return gap(#alike .. " of " .. all .. " included controls share their reason with four others or more, and it names no risk and no law: "
               .. table.concat(said, ", "), { exceptions = alike, all = all })
  end,

  examples = {
    { given = statement { "Asked for by customers", "Asked for by customers", "Asked for by customers", "Asked for by customers", "Law" },
      expect = "conform", text = "5 included controls" },
    { given = statement { "Best practice", "best practice.", "Best practice", "Best  practice", "Best practice", "Law" },
      expect = "gap", exceptions = { "A.5.1", "A.5.2", "A.5.3", "A.5.4", "A.5.5" }, class = "minor",
      text = 'no law: "Best practice"' },
    -- fair: five controls against one risk, and five that one law asks for
    { given = statement { "R-1", "R-1", "R-1", "R-1", "R-1", "L-1", "L-1", "L-1", "L-1", "L-1" }, expect = "conform" },
    -- nobody slips through: a risk that the register does not have
    { given = statement { "R-9", "R-9", "R-9", "R-9", "R-9" }, expect = "gap",
      exceptions = { "A.5.1", "A.5.2", "A.5.3", "A.5.4", "A.5.5" } },
    -- fair: one cause may exclude many, and a control without a reason is another rule's matter
    { given = with_row(with_row(statement { "No premises", "No premises", "No premises", "No premises" },
                                { control = "A.7.1", applicable = false, reason = "No premises" }),
                       { control = "A.7.2", applicable = true, reason = none }),
      expect = "conform", text = "5 included controls" },
    -- fair: different reasons, and neither a risk nor a law written down yet
    { given = bare(statement { "Contracts", "Contracts", "Contracts", "Contracts", "Law" }), expect = "conform" },
    { given = with_row(statement { "Law" }, { control = "A.7.1", reason = "Law" }), expect = "not_determined" },
    { given = with_row(statement { "Law" }, { control = "A.7.1", applicable = true }), expect = "not_determined" },
    { given = statement {}, expect = "not_determined" },
    { given = { records = { soa = { { control = "A.5.1", applicable = true, reason = "Law" } }, legal_requirements = {} } }, expect = "not_determined" },
    { given = { records = { soa = { { control = "A.5.1", applicable = true, reason = "Law" } }, risks = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
