-- 9.2.2-auditors-independent.lua - who audited what, and who answers for it; the present audit included. Somebody answers
-- for an area as its owner, by the function they have, as owner of the control it is about, or by a duty in it. Where nobody
-- else could audit it, a review by a third person keeps it objective.

-- The present audit of areas: fields over those of an auditor from outside; a control's owner beside them.
local function audited(...)
  local rows = {}
  for i, own in ipairs { ... } do
    local row = { audit = "IA-2", area = "area " .. i, auditor = "consultant", auditor_function = none, owner = "head of ops",
                  control = none, auditor_duty = none, reviewed_by = none, done_on = "2026-11-02", present = true }
    for name, value in pairs(own) do row[name] = value end
    rows[i] = row
  end
  return { records = { internal_audits = rows, soa = { { control = "A.8.13", owner = "IT lead" } } } }
end

-- The same, of which nothing is said in one column.
local function unsaid(name, ...)
  local given = audited(...)
  given.records.internal_audits[1][name] = nil
  return given
end

return rule {
  api         = 1,
  id          = "9.2.2-auditors-independent",
  requirement = "9.2.2",
  related     = { "9.2.1", "A.5.35" },
  title       = "Nobody audits an area they answer for",
  criterion   = "Auditors are chosen so that audits are objective and impartial: the auditor of an area does not answer for it, "
             .. "or their work in it is reviewed by somebody who neither made it nor answers for the area.",
  whole       = true,
  evidence    = { "internal_audits.audit", "internal_audits.area", "internal_audits.auditor", "internal_audits.auditor_function",
                  "internal_audits.owner", "internal_audits.control", "internal_audits.auditor_duty",
                  "internal_audits.reviewed_by", "internal_audits.done_on", "internal_audits.present",
                  "soa.control", "soa.owner" },

  check = function(audit)
    local in_period = any_of { { present = true }, { done_on = since(audit.period.from) } }
    local looked_at = audit.records.internal_audits:where(in_period)
    local controls = audit.records.soa
    -- each is looked up among those whose owner or auditor is the same: a hit says that it is so
    return every {
      of    = looked_at
        :with(looked_at, { audit = "audit", area = "area", auditor = "owner" }, { unmatched = "none", prefix = "audited_by_" })
        :with(looked_at, { audit = "audit", area = "area", auditor_function = "owner" }, { unmatched = "none", prefix = "by_function_" })
        :with(controls, { control = "control", auditor = "owner" }, { unmatched = "none", prefix = "control_" })
        :with(controls, { control = "control", auditor_function = "owner" }, { unmatched = "none", prefix = "control_by_function_" })
        :with(looked_at, { audit = "audit", area = "area", reviewed_by = "auditor" }, { unmatched = "none", prefix = "reviewed_by_" })
        :with(looked_at, { audit = "audit", area = "area", reviewed_by = "owner" }, { unmatched = "none", prefix = "reviewed_for_" }),
      key   = { "audit", "area" },
      meets = any_of {
        { audited_by_owner = none, by_function_owner = none, control_owner = none, control_by_function_owner = none,
          auditor_duty = none },
        { reviewed_by = given, reviewed_by_auditor = none, reviewed_for_owner = none },
      },
      gap   = "{failed} of {all} audited areas had an auditor who answers for them, and were reviewed by nobody else",
    }
  end,

  examples = {
    { given = audited({ area = "ops" }, { area = "people", auditor = "0101", auditor_function = "head of ops", owner = "head of people" }),
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = audited({ area = "ops" }, { area = "suppliers", auditor = "ISMS manager", owner = "ISMS manager" }),
      expect = "gap", exceptions = { "IA-2/suppliers" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- the whole audit was made by the one who answers for everything
    { given = audited({ area = "ops", auditor = "ISMS manager", owner = "ISMS manager" },
                      { area = "suppliers", auditor = "ISMS manager", owner = "ISMS manager" }),
      expect = "gap", exceptions = { "IA-2/ops", "IA-2/suppliers" }, class = "major" },
    -- nobody slips through: by the function, under the own name
    { given = audited({ area = "ops", auditor = "0101", auditor_function = "head of ops" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/ops" }, class = "minor" },
    -- … as owner of the control that the area is about, by name or by function
    { given = audited({ area = "backup", control = "A.8.13", auditor = "IT lead" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/backup" }, class = "minor" },
    { given = audited({ area = "backup", control = "A.8.13", auditor = "0107", auditor_function = "IT lead" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/backup" }, class = "minor" },
    -- … and by what they operate in it
    { given = audited({ area = "backup", auditor = "0107", auditor_duty = "backup server" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/backup" }, class = "minor" },
    -- fair: the owner of another control
    { given = audited({ area = "backup", control = "A.8.13" }, { area = "people", control = "A.6.1", auditor = "IT lead" }),
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- fair: two who audit each other; and what happened before the period
    { given = audited({ area = "ops", auditor = "head of people" }, { area = "people", auditor = "head of ops", owner = "head of people" },
                      { audit = "IA-1", area = "hr", auditor = "head of hr", owner = "head of hr", done_on = "2025-04-29", present = false }),
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- fair: one person does everything, and a peer of another company looked through their work
    { given = audited({ area = "all", auditor = "owner-manager", owner = "owner-manager", reviewed_by = "peer of the guild" }),
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a review by the auditor, or by the owner
    { given = audited({ area = "ops", auditor = "0101", auditor_duty = "servers", reviewed_by = "0101" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/ops" }, class = "minor" },
    { given = audited({ area = "ops", auditor = "0101", auditor_duty = "servers", reviewed_by = "head of ops" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/ops" }, class = "minor" },
    -- nobody slips through: an audit of the period that is over
    { given = audited({ area = "ops" }, { audit = "IA-1", area = "hr", auditor = "head of hr", owner = "head of hr", done_on = "2026-02-03",
                                          present = false }),
      expect = "gap", exceptions = { "IA-1/hr" }, class = "minor" },
    -- a Statement without a row names no owner of a control
    { given = { records = { internal_audits = audited({ area = "backup", control = "A.8.13" }).records.internal_audits, soa = {} } },
      expect = "conform" },
    -- an area that nobody owns has no owner who could have audited it
    { given = audited({ area = "ops", owner = none }), expect = "conform" },
    { given = unsaid("owner", {}), expect = "not_determined" },
    { given = unsaid("auditor", {}), expect = "not_determined" },
    { given = unsaid("auditor_function", {}), expect = "not_determined" },
    -- no audit in the period, and none going on
    { given = audited({ audit = "IA-1", done_on = "2025-04-29", present = false }), expect = "not_determined" },
    { given = { records = { internal_audits = {}, soa = { { control = "A.8.13", owner = "IT lead" } } } }, expect = "not_determined" },
    { given = { records = { soa = { { control = "A.8.13", owner = "IT lead" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
