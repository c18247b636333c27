-- 4.3-scope-names-services.lua - services offered to others held against what the scope document names.
-- Both ways: a service that belongs to the ISMS and is not named, and a named one that does not belong or has ended.
return rule {
  api         = 1,
  id          = "4.3-scope-names-services",
  requirement = "4.3",
  related     = { "4.1", "7.5.3" },
  title       = "The scope names the services that belong to it",
  criterion   = "The scope document names every service on offer that belongs to the ISMS, and no other.",
  evidence    = { "services.service", "services.in_scope", "services.from", "services.until", "scope_parts.part", "scope_parts.kind" },

  check = function(audit)
    local begun    = any_of { { from = none }, { from = by(audit.date) } }
    local on_offer = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    return every {
      of    = audit.records.services:where(begun):with(audit.records.scope_parts, { service = "part" }, { unmatched = "none", prefix = "scope_" }),
      key   = "service",
      meets = any_of { { in_scope = true, on_offer, scope_kind = "service" },
                       { in_scope = false, scope_kind = none },
                       { ["until"] = before(audit.date), scope_kind = none } },
      gap   = "The scope document and the list of services disagreed on {failed} of {all} services",
    }
  end,

  examples = {
    { given = { records = { services = { { service = "Platform", in_scope = true, from = "2019-03-01", ["until"] = none },
                                         { service = "Print shop", in_scope = false, from = "2019-03-01", ["until"] = none } },
                            scope_parts = { { part = "Platform", kind = "service" }, { part = "Sales", kind = "unit" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { services = { { service = "Platform", in_scope = true, from = "2019-03-01", ["until"] = none },
                                         { service = "Portal", in_scope = true, from = "2026-02-01", ["until"] = none } },
                            scope_parts = { { part = "Platform", kind = "service" } } } },
      expect = "gap", exceptions = { "Portal" }, class = "minor", text = "1 of 2" },
    -- fair: a service that begins only after the audit, and one that ended and is no longer named
    { given = { date = "2026-06-30",
                records = { services = { { service = "Platform", in_scope = true, from = none, ["until"] = none },
                                         { service = "Portal", in_scope = true, from = "2026-07-01", ["until"] = none },
                                         { service = "Fax", in_scope = true, from = "2015-01-01", ["until"] = "2026-06-29" } },
                            scope_parts = { { part = "Platform", kind = "service" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: a service that has ended and is still named
    { given = { date = "2026-06-30",
                records = { services = { { service = "Platform", in_scope = true, from = none, ["until"] = none },
                                         { service = "Fax", in_scope = true, from = "2015-01-01", ["until"] = "2026-06-29" } },
                            scope_parts = { { part = "Platform", kind = "service" }, { part = "Fax", kind = "service" } } } },
      expect = "gap", exceptions = { "Fax" }, class = "minor" },
    -- nor one that the certificate would show although it is kept out
    { given = { records = { services = { { service = "Print shop", in_scope = false, from = none, ["until"] = none } },
                            scope_parts = { { part = "Print shop", kind = "service" } } } },
      expect = "gap", exceptions = { "Print shop" }, class = "minor" },
    -- fair: what is offered is kept out, and the document names no service
    { given = { records = { services = { { service = "Print shop", in_scope = false, from = none, ["until"] = none } }, scope_parts = {} } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { services = { { service = "Platform", from = none, ["until"] = none } },
                            scope_parts = { { part = "Platform", kind = "service" } } } },
      expect = "not_determined" },
    { given = { records = { services = { { service = "Platform", in_scope = true, from = none } },
                            scope_parts = { { part = "Platform", kind = "service" } } } },
      expect = "not_determined" },
    { given = { records = { services = {}, scope_parts = { { part = "Platform", kind = "service" } } } }, expect = "not_determined" },
    { given = { records = { services = { { service = "Platform", in_scope = true, from = none, ["until"] = none } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
