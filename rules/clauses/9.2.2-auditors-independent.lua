-- 9.2.2-auditors-independent.lua - who audited what, and who answers for it; the present audit included.
-- Each part is looked up among the parts whose owner is its own auditor: a hit means that somebody
-- audited an area of their own.
return rule {
  api         = 1,
  id          = "9.2.2-auditors-independent",
  requirement = "9.2.2",
  related     = { "9.2.1", "A.5.35" },
  title       = "Nobody audits an area they answer for",
  criterion   = "Auditors are chosen so that audits are objective and impartial: the auditor of an area is not its owner.",
  whole       = true,
  evidence    = { "internal_audits.audit", "internal_audits.area", "internal_audits.auditor", "internal_audits.owner",
                  "internal_audits.done_on", "internal_audits.present" },

  check = function(audit)
    local in_period = any_of { { present = true }, { done_on = since(audit.period.from) } }
    local looked_at = audit.records.internal_audits:where(in_period)
    return every {
      of    = looked_at:with(looked_at, { audit = "audit", area = "area", auditor = "owner" },
                             { unmatched = "none", prefix = "audited_by_" }),
      key   = { "audit", "area" },
      meets = { audited_by_owner = none },
      gap   = "{failed} of {all} audited areas had their owner as auditor",
    }
  end,

  examples = {
    { given = { records = { internal_audits = {
        { audit = "IA-1", area = "ops", auditor = "consultant", owner = "head of ops", done_on = none, present = true },
        { audit = "IA-1", area = "people", auditor = "head of ops", owner = "head of people", done_on = none, present = true } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { internal_audits = {
        { audit = "IA-1", area = "ops", auditor = "consultant", owner = "head of ops", done_on = none, present = true },
        { audit = "IA-1", area = "suppliers", auditor = "ISMS manager", owner = "ISMS manager", done_on = none, present = true } } } },
      expect = "gap", exceptions = { "IA-1/suppliers" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- the whole audit was made by the one who answers for everything
    { given = { records = { internal_audits = {
        { audit = "IA-1", area = "ops", auditor = "ISMS manager", owner = "ISMS manager", done_on = none, present = true },
        { audit = "IA-1", area = "suppliers", auditor = "ISMS manager", owner = "ISMS manager", done_on = none, present = true } } } },
      expect = "gap", exceptions = { "IA-1/ops", "IA-1/suppliers" }, class = "major" },
    -- fair: two who audit each other; and what happened before the period
    { given = { records = { internal_audits = {
        { audit = "IA-2", area = "ops", auditor = "head of people", owner = "head of ops", done_on = none, present = true },
        { audit = "IA-2", area = "people", auditor = "head of ops", owner = "head of people", done_on = none, present = true },
        { audit = "IA-1", area = "hr", auditor = "head of hr", owner = "head of hr", done_on = "2025-04-29", present = false } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: an audit of the period that is over
    { given = { records = { internal_audits = {
        { audit = "IA-2", area = "ops", auditor = "consultant", owner = "head of ops", done_on = none, present = true },
        { audit = "IA-1", area = "hr", auditor = "head of hr", owner = "head of hr", done_on = "2026-02-03", present = false } } } },
      expect = "gap", exceptions = { "IA-1/hr" }, class = "minor" },
    { given = { records = { internal_audits = {
        { audit = "IA-1", area = "ops", auditor = "consultant", done_on = none, present = true } } } },
      expect = "not_determined" },
    { given = { records = { internal_audits = {
        { audit = "IA-1", area = "ops", owner = "head of ops", done_on = none, present = true } } } },
      expect = "not_determined" },
    -- no audit in the period, and none going on
    { given = { records = { internal_audits = {
        { audit = "IA-1", area = "hr", auditor = "consultant", owner = "head of hr", done_on = "2025-04-29", present = false } } } },
      expect = "not_determined" },
    { given = { records = { internal_audits = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
