-- 9.2.2-programme-complete.lua - what each audit programme says about itself. What it looks at is the matter of
-- 9.2.2-programme-covers, what it makes of importance and earlier results of the two rules on that.
local parts = { "frequency", "methods", "responsibilities", "planning", "reporting" }

-- A programme that says everything, except for what `differs` says.
local function programme(name, differs)
  local row = { programme = name }
  for _, part in ipairs(parts) do row[part] = true end
  for column, value in pairs(differs) do row[column] = value end
  return row
end

-- The same alone, which does not tell whether it says `part`.
local function untold(part)
  local row = programme("2026", {})
  row[part] = nil
  return { records = { audit_programmes = { row } } }
end

return rule {
  api         = 1,
  id          = "9.2.2-programme-complete",
  requirement = "9.2.2",
  related     = { "9.2.1" },
  title       = "The audit programme says how audits are made",
  criterion   = "The audit programme lays down frequency, methods, responsibilities, planning and reporting of internal audits.",
  evidence    = { "audit_programmes.programme", "audit_programmes.frequency", "audit_programmes.methods",
                  "audit_programmes.responsibilities", "audit_programmes.planning", "audit_programmes.reporting" },

  check = function(audit)
    return every {
      of    = audit.records.audit_programmes,
      key   = "programme",
      meets = { frequency = true, methods = true, responsibilities = true, planning = true, reporting = true },
      gap   = "{failed} of {all} audit programmes said nothing of frequency, methods, responsibilities, planning or reporting",
    }
  end,

  examples = {
    { given = { records = { audit_programmes = { programme("2026", {}) } } }, expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { audit_programmes = { programme("2026", {}), programme("2027", { methods = false, planning = false }) } } },
      expect = "gap", exceptions = { "2027" }, class = "minor", text = "1 of 2" },
    -- nobody slips through: a calendar that says when, and nothing else
    { given = { records = { audit_programmes = { programme("calendar", { methods = false, responsibilities = false, planning = false,
                                                                         reporting = false }) } } },
      expect = "gap", exceptions = { "calendar" }, class = "minor" },
    { given = untold("frequency"), expect = "not_determined" },
    { given = untold("reporting"), expect = "not_determined" },
    { given = { records = { audit_programmes = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
