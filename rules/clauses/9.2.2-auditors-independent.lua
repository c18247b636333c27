-- 9.2.2-auditors-independent.lua - who audited what, and who answers for it; the present audit included. Somebody answers
-- for an area as its owner; as owner of the control or the asset that it is about, of a treatment by that control, or of a risk
-- so treated; by a duty in it; and who runs the ISMS, for an audit that they made alone. They do so under their name, by their
-- function, or as holder of a role. Where nobody else could audit it, a review by a third person keeps it objective.

-- Adds to `list` what the column of that name says in each of the records.
local function gather(list, records, name)
  for row in records:each() do list[#list + 1] = row[name] end
  return list
end

-- Who holds which role, either way: the names by which the same person is called.
local function holders(roles)
  local also = {}
  for held in roles:each() do
    also[held.role] = also[held.role] or {}
    also[held.person] = also[held.person] or {}
    table.insert(also[held.role], held.person)
    table.insert(also[held.person], held.role)
  end
  return also
end

-- Adds conditions: that the auditor of an area about that control or asset is called, or has the function of, one of its owners.
local function add(ties, what, which, owners, also)
  for _, owner in ipairs(owners) do
    local names = { owner }
    for _, name in ipairs(also[owner] or {}) do names[#names + 1] = name end
    ties[#ties + 1] = { [what] = which, auditor = one_of(names) }
    ties[#ties + 1] = { [what] = which, auditor_function = one_of(names) }
  end
end

-- Who answers for a control: its owner, who carries out a treatment by it, and whose risk is so treated.
local function owners_of_control(audit, control)
  local treated = audit.records.treatments:where { control = control, status = one_of("planned", "in progress", "done") }
  local risks = gather({}, treated, "risk")
  local owners = gather({}, audit.records.soa:where { control = control, owner = given }, "owner")
  gather(owners, treated:where { owner = given }, "owner")
  return #risks == 0 and owners or gather(owners, audit.records.risks:where { risk = one_of(risks), owner = given }, "owner")
end

-- Those areas whose auditor answers for the control or the asset that they are about.
local function tied(audit, looked_at, roles)
  local ties, also = { { auditor_duty = given } }, holders(roles)
  for _, control in ipairs(gather({}, looked_at:where { control = given }, "control")) do
    add(ties, "control", control, owners_of_control(audit, control), also)
  end
  for _, asset in ipairs(gather({}, looked_at:where { asset = given }, "asset")) do
    add(ties, "asset", asset, gather({}, audit.records.assets:where { asset = asset, owner = given }, "owner"), also)
  end
  return looked_at:where(any_of(ties))
end

-- Audits that one person made alone, and whether there are others. One area by itself, beside other audits, is no audit of the ISMS.
local function made_alone(looked_at)
  local by, areas, audits, alone = {}, {}, 0, {}
  for row in looked_at:each() do
    if not areas[row.audit] then audits = audits + 1 end
    areas[row.audit] = (areas[row.audit] or 0) + 1
    by[row.audit] = areas[row.audit] == 1 and row.auditor or (by[row.audit] == row.auditor and row.auditor)
  end
  for id, auditor in pairs(by) do
    if auditor and (areas[id] > 1 or audits == 1) then alone[#alone + 1] = id end
  end
  return alone, audits > #alone
end

-- The present audit of areas: fields over those of an auditor from outside, beside what is owned elsewhere.
local function audited(...)
  local rows = {}
  for i, own in ipairs { ... } do
    local row = { audit = "IA-2", area = "area " .. i, auditor = "consultant", auditor_function = none, owner = "head of ops",
                  control = none, asset = none, auditor_duty = none, reviewed_by = none, done_on = "2026-11-02", present = true }
    for name, value in pairs(own) do row[name] = value end
    rows[i] = row
  end
  return { records = { internal_audits = rows, soa = { { control = "A.8.13", owner = "IT lead" } },
                       treatments = { { risk = "R-1", control = "A.8.13", owner = "head of data", status = "done" } },
                       risks = { { risk = "R-1", owner = "head of sales" } }, assets = { { asset = "AS-1", owner = "0107" } },
                       roles = { { role = "IT lead", person = "0107" }, { role = "head of ops", person = "0101" },
                                 { role = "ISMS manager", person = "0114" } },
                       isms_duties = { { duty = "conformity", role = "ISMS manager" }, { duty = "reporting", role = "IT lead" } } } }
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
                  "internal_audits.owner", "internal_audits.control", "internal_audits.asset", "internal_audits.auditor_duty",
                  "internal_audits.reviewed_by", "internal_audits.done_on", "internal_audits.present",
                  "roles.role", "roles.person", "isms_duties.duty", "isms_duties.role", "soa.control", "soa.owner",
                  "treatments.control", "treatments.risk", "treatments.owner", "treatments.status", "risks.risk", "risks.owner",
                  "assets.asset", "assets.owner" },

  check = function(audit)
    local looked_at = audit.records.internal_audits:where(any_of { { present = true }, { done_on = since(audit.period.from) } })
    local roles = audit.records.roles:where { person = given }
    local alone, others = made_alone(looked_at)
    local areas, another = looked_at, {}
    -- The auditor is looked up among those who answer: a hit says that they are one of them.
    local function look_up(other, on, prefix, hit)
      areas = areas:with(other, on, { unmatched = "none", prefix = prefix })
      if hit then another[prefix .. hit] = none end
    end
    look_up(tied(audit, looked_at, roles), { "audit", "area" }, "answers_for_", "area")
    another.answers_for_auditor, another.answers_for_auditor_duty = none, none -- the same hit, to be shown: who, and by which duty
    look_up(looked_at, { audit = "audit", area = "area", auditor = "owner" }, "audited_by_", "owner")
    look_up(looked_at, { audit = "audit", area = "area", auditor_function = "owner" }, "by_function_", "owner")
    look_up(roles, { owner = "role", auditor = "person" }, "holder_of_", "role")
    look_up(roles, { owner = "person", auditor = "role" }, "role_of_", "person")
    look_up(roles, { owner = "person", auditor_function = "role" }, "function_of_", "person")
    if #alone > 0 then
      local runs_it = audit.records.isms_duties:where { duty = "conformity", role = given }
      local who = roles:with(runs_it, "role", { unmatched = "drop", prefix = "duty_" })
      look_up(runs_it, { auditor = "role" }, "runs_isms_as_", not others and "role")
      look_up(runs_it, { auditor_function = "role" }, "runs_isms_in_", not others and "role")
      look_up(who, { auditor = "person" }, "runs_isms_by_role_", not others and "person")
      if others then
        look_up(looked_at:where { audit = one_of(alone) }, { "audit", "area" }, "made_alone_")
        another[1] = any_of { { made_alone_audit = none },
                              { runs_isms_as_role = none, runs_isms_in_role = none, runs_isms_by_role_person = none } }
      end
    end
    return every {
      of    = areas
        :with(looked_at, { audit = "audit", area = "area", reviewed_by = "auditor" }, { unmatched = "none", prefix = "reviewed_by_" })
        :with(looked_at, { audit = "audit", area = "area", reviewed_by = "owner" }, { unmatched = "none", prefix = "reviewed_for_" }),
      key   = { "audit", "area" },
      meets = any_of { another, { reviewed_by = given, reviewed_by_auditor = none, reviewed_for_owner = none } },
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
    -- … as the one who carries out a treatment by that control, or whose risk is so treated
    { given = audited({ area = "backup", control = "A.8.13", auditor = "head of data" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/backup" }, class = "minor" },
    { given = audited({ area = "backup", control = "A.8.13", auditor = "0122", auditor_function = "head of sales" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/backup" }, class = "minor" },
    -- … as owner of the asset, under the own number or by the role that this person holds
    { given = audited({ area = "shop", asset = "AS-1", auditor = "0107" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/shop" }, class = "minor" },
    { given = audited({ area = "shop", asset = "AS-1", auditor = "IT lead" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/shop" }, class = "minor" },
    -- … as holder of the role that owns the area, or as that role where its holder owns it
    { given = audited({ area = "ops", auditor = "0101" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/ops" }, class = "minor" },
    { given = audited({ area = "ops", auditor = "0199", auditor_function = "head of ops", owner = "0101" }, { area = "people" }),
      expect = "gap", exceptions = { "IA-2/ops" }, class = "minor" },
    -- whoever runs the ISMS made the whole audit: nothing of it is objective, whoever owns the areas
    { given = audited({ area = "ops", auditor = "ISMS manager" }, { area = "people", auditor = "ISMS manager", owner = "head of people" }),
      expect = "gap", exceptions = { "IA-2/ops", "IA-2/people" }, class = "major" },
    { given = audited({ area = "all", auditor = "0114", owner = "managing director" }),
      expect = "gap", exceptions = { "IA-2/all" }, class = "major" },
    -- fair: they audited areas of others beside somebody else, or one area in an audit of its own
    { given = audited({ area = "people", auditor = "ISMS manager", owner = "head of people" }, { area = "ISMS", owner = "ISMS manager" }),
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = audited({ area = "ops" }, { area = "ISMS", owner = "ISMS manager" },
                      { audit = "IA-1", area = "people", auditor = "ISMS manager", owner = "head of people", present = false }),
      expect = "conform", numbers = { failed = 0, all = 3 } },
    -- fair: a treatment that was dropped is nobody's work
    { given = (function()
        local given = audited({ area = "backup", control = "A.8.13", auditor = "head of data" }, { area = "people" })
        given.records.treatments[1].status = "dropped"
        return given
      end)(), expect = "conform" },
    -- lists without a row name nobody who answers
    { given = { records = { internal_audits = audited({ area = "backup", control = "A.8.13", asset = "AS-1" }).records.internal_audits,
                            soa = {}, treatments = {}, risks = {}, assets = {}, roles = {}, isms_duties = {} } },
      expect = "conform" },
    -- what is not known of one area does not hide another
    { given = unsaid("auditor_function", {}, { area = "people", auditor = "ISMS manager", owner = "ISMS manager" }),
      expect = "gap", exceptions = { "IA-2/people" }, class = "minor", numbers = { failed = 1, all = 2, unknown = 1 } },
    { given = unsaid("owner", {}, { area = "people", auditor = "ISMS manager", owner = "ISMS manager" }),
      expect = "gap", exceptions = { "IA-2/people" }, class = "minor" },
    -- an area that nobody owns has no owner who could have audited it
    { given = audited({ area = "ops", owner = none }), expect = "conform" },
    { given = unsaid("owner", {}), expect = "not_determined" },
    { given = unsaid("auditor", {}), expect = "not_determined" },
    { given = unsaid("auditor_function", {}), expect = "not_determined" },
    -- no audit in the period, and none going on
    { given = audited({ audit = "IA-1", done_on = "2025-04-29", present = false }), expect = "not_determined" },
    { given = { records = { internal_audits = {}, roles = {} } }, expect = "not_determined" },
    { given = { records = { roles = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
