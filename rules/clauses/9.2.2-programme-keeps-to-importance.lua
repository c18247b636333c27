-- 9.2.2-programme-keeps-to-importance.lua - when each area of the audit programme was last audited, held against the interval that
-- the programme sets for its importance. The audit that is going on counts; one that was planned and not carried out is
-- 9.2.1-audits-as-planned.
return rule {
  api         = 1,
  id          = "9.2.2-programme-keeps-to-importance",
  requirement = "9.2.2",
  related     = { "9.2.1" },
  title       = "Areas are audited as often as their importance asks for",
  criterion   = "Each area of the audit programme is audited at the interval that the organization set for its importance.",
  basis       = "own_rules.audit_frequency",
  evidence    = { "audit_areas.area", "audit_areas.importance", "audit_areas.from", "internal_audits.area", "internal_audits.planned_on",
                  "internal_audits.done_on" },

  check = function(audit)
    local audits = audit.records.internal_audits
    local limit  = audit.date - per("importance", audit.own.audit_frequency.every)
    local last   = audits:where { done_on = given }:latest("area", "done_on")
    local missed = audits:where { done_on = none, planned_on = before(audit.date) }:latest("area", "planned_on")
    return every {
      of    = audit.records.audit_areas:where { from = before(limit) }
                                       :with(missed, "area", { unmatched = "none", prefix = "missed_" }):where { missed_area = none }
                                       :with(last, "area", { unmatched = "none", prefix = "last_" }),
      key   = "area",
      meets = { last_done_on = since(limit) },
      group = "importance",
      gap   = "{failed} of {all} areas of the audit programme were last audited longer ago than their importance allows",
    }
  end,

  examples = {
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "operations", importance = "high", from = "2024-01-01" },
                                            { area = "people", importance = "normal", from = "2024-01-01" } },
                            internal_audits = { { area = "operations", planned_on = "2026-07-01", done_on = "2026-07-01" },
                                                { area = "people", planned_on = "2026-01-12", done_on = "2026-01-12" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "operations", importance = "high", from = "2024-01-01" },
                                            { area = "people", importance = "normal", from = "2024-01-01" } },
                            internal_audits = { { area = "operations", planned_on = "2026-01-12", done_on = "2026-01-12" },
                                                { area = "people", planned_on = "2026-01-12", done_on = "2026-01-12" } } } },
      expect = "gap", exceptions = { "operations" }, class = "minor", text = "1 of 2" },
    -- fair: an area that is being audited now, a new one, and one whose planned audit did not take place, which is another finding
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "operations", importance = "high", from = "2024-01-01" },
                                            { area = "portal", importance = "high", from = "2026-07-01" },
                                            { area = "people", importance = "normal", from = "2024-01-01" } },
                            internal_audits = { { area = "operations", planned_on = "2025-01-13", done_on = "2025-01-13" },
                                                { area = "operations", planned_on = none, done_on = "2026-12-31" },
                                                { area = "people", planned_on = "2026-10-12", done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first cycle in which no interval has passed
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "operations", importance = "high", from = "2026-07-01" } }, internal_audits = {} } },
      expect = "not_determined" },
    -- nobody slips through: an area for which an audit was neither planned nor made, or is planned for a day to come
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "suppliers", importance = "normal", from = "2024-01-01" },
                                            { area = "people", importance = "normal", from = "2024-01-01" } },
                            internal_audits = { { area = "people", planned_on = "2027-04-19", done_on = none } } } },
      expect = "gap", exceptions = { "people", "suppliers" }, class = "minor" },
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "suppliers", importance = "normal", from = "2024-01-01" } }, internal_audits = {} } },
      expect = "gap", exceptions = { "suppliers" }, class = "minor" },
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "people", importance = "normal", from = "2024-01-01" } },
                            internal_audits = { { area = "people", planned_on = "2025-01-13" } } } },
      expect = "not_determined" },
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = { { area = "people", importance = "normal", from = "2024-01-01" } } } },
      expect = "not_determined" },
    { given = { own_rules = { audit_frequency = { every = { high = "6 months", normal = "12 months" } } },
                records = { audit_areas = {}, internal_audits = {} } },
      expect = "not_determined" },
    { given = { own_rules = { audit_frequency = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
