-- 9.2.2-programme-covers.lua - clauses, and controls that the Statement does not exclude, held against what the audit
-- programme plans to look at.
local sizes = { ["A.5"] = 37, ["A.6"] = 8, ["A.7"] = 14, ["A.8"] = 34 }
local clauses = { "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3", "6.1.1", "6.1.2", "6.1.3", "6.2", "6.3", "7.1", "7.2", "7.3", "7.4",
                  "7.5.1", "7.5.2", "7.5.3", "8.1", "8.2", "8.3", "9.1", "9.2.1", "9.2.2", "9.3.1", "9.3.2", "9.3.3", "10.1", "10.2" }

-- A programme over all clauses and controls but those in `without`; `excluded` are the controls that the Statement excludes.
local function programme(without, excluded)
  local coverage, soa = {}, {}
  local function plan(id)
    if not without[id] then coverage[#coverage + 1] = { requirement = id, planned_on = "2026-04-20" } end
  end
  for _, id in ipairs(clauses) do plan(id) end
  for _, theme in ipairs { "A.5", "A.6", "A.7", "A.8" } do
    for i = 1, sizes[theme] do
      plan(theme .. "." .. i)
      soa[#soa + 1] = { control = theme .. "." .. i, applicable = not excluded[theme .. "." .. i] }
    end
  end
  return { profile = { edition = 2022 }, records = { audit_coverage = coverage, soa = soa } }
end

-- A programme in which the audit that is to look at `id` has no day yet, beside a Statement without a row.
local function left_open(id)
  local given = programme({}, {})
  given.records.soa = {}
  for _, row in ipairs(given.records.audit_coverage) do
    if row.requirement == id then row.planned_on = none end
  end
  return given
end

-- The clause from 4 to 10, or the theme of Annex A, that a requirement belongs to.
local function part_of(row)
  return row.control and row.theme or row.id:match("^%d+")
end

-- Requirements of the parts that no line of the programme speaks of.
local function left_out(requirements, coverage)
  local part, named, ids = {}, {}, {}
  for row in requirements:each() do part[row.id] = part_of(row) end
  for row in coverage:each() do
    if part[row.requirement] then named[part[row.requirement]] = true end
  end
  for id, its in pairs(part) do
    if not named[its] then ids[#ids + 1] = id end
  end
  return #ids > 0 and { id = one_of(ids) } or { id = none }
end

return rule {
  api         = 1,
  id          = "9.2.2-programme-covers",
  requirement = "9.2.2",
  related     = { "9.2.1", "A.5.35" },
  title       = "The audit programme covers all clauses and all controls that apply",
  criterion   = "The audit programme plans to look at every clause and at every control that the Statement does not exclude.",
  evidence    = { "audit_coverage.requirement", "audit_coverage.planned_on", "soa.control", "soa.applicable" },

  check = function(audit)
    local owed = any_of { { control = false }, { soa_applicable = true }, { soa_applicable = none } }
    local planned = audit.records.audit_coverage:latest("requirement", "planned_on")
    return every {
      of    = audit.catalog.requirements:with(audit.records.soa, { id = "control" }, { unmatched = "none", prefix = "soa_" })
                                        :where(owed)
                                        :with(planned, { id = "requirement" }, { unmatched = "none", prefix = "planned_" }),
      key   = "id",
      meets = { planned_planned_on = given }, -- an audit for which no day is set is not planned
      group = "theme",
      -- nobody ever looks at a whole clause or theme: of that nothing is covered
      critical = left_out(audit.catalog.requirements, audit.records.audit_coverage),
      gap   = "The audit programme did not cover {failed} of {all} clauses and controls that apply",
    }
  end,

  examples = {
    { given = programme({}, {}), expect = "conform", numbers = { failed = 0, all = 123 } },
    { given = programme({ ["A.5.7"] = true, ["10.1"] = true }, {}),
      expect = "gap", exceptions = { "10.1", "A.5.7" }, class = "minor", text = "2 of 123" },
    -- fair: what is excluded need not be looked at
    { given = programme({ ["A.7.4"] = true }, { ["A.7.4"] = true }), expect = "conform", numbers = { failed = 0, all = 122 } },
    -- nobody slips through: a programme over Annex A alone
    { given = programme({ ["4.1"] = true, ["4.2"] = true, ["4.3"] = true, ["4.4"] = true }, {}),
      expect = "gap", exceptions = { "4.1", "4.2", "4.3", "4.4" }, class = "major", numbers = { failed = 4, critical = 4 } },
    -- a clause of which something is covered is a lesser matter
    { given = programme({ ["4.1"] = true, ["4.2"] = true, ["4.3"] = true }, {}),
      expect = "gap", exceptions = { "4.1", "4.2", "4.3" }, class = "minor", numbers = { failed = 3, critical = 0 } },
    -- nor one without a theme of Annex A
    { given = programme({ ["A.6.1"] = true, ["A.6.2"] = true, ["A.6.3"] = true, ["A.6.4"] = true, ["A.6.5"] = true, ["A.6.6"] = true,
                          ["A.6.7"] = true, ["A.6.8"] = true }, {}), expect = "gap", class = "major", numbers = { failed = 8 },
      exceptions = { "A.6.1", "A.6.2", "A.6.3", "A.6.4", "A.6.5", "A.6.6", "A.6.7", "A.6.8" } },
    -- nor a control that the Statement forgot
    { given = { profile = { edition = 2022 }, records = { audit_coverage = programme({ ["A.5.1"] = true }, {}).records.audit_coverage,
                                                          soa = {} } },
      expect = "gap", exceptions = { "A.5.1" }, class = "minor", text = "1 of 123" },
    -- nor one that is left to an audit without a day
    { given = left_open("8.3"), expect = "gap", exceptions = { "8.3" }, class = "minor", text = "1 of 123" },
    -- fair: a Statement without a row excludes nothing, and the programme covers all there is
    { given = { profile = { edition = 2022 }, records = { audit_coverage = programme({}, {}).records.audit_coverage, soa = {} } },
      expect = "conform", numbers = { failed = 0, all = 123 } },
    { given = { profile = { edition = 2022 }, records = { audit_coverage = {}, soa = { { control = "A.5.1", applicable = true } } } },
      expect = "gap", class = "major", numbers = { failed = 123, all = 123 } },
    { given = { profile = { edition = 2022 }, records = { soa = { { control = "A.5.1", applicable = true } } } },
      expect = "not_determined" },
    { given = { profile = { edition = 2022 }, records = { audit_coverage = { { requirement = "4.1",
                                                                               planned_on = "2026-04-20" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
