-- 4.3-needs-considered.lua - what services in scope cannot do without, held against what the scope document names: a unit, a
-- site, a company of the group or a supplier outside the scope is at least an interface of it. Suppliers rated as critical are
-- the matter of 4.3-scope-names-suppliers, sites that belong to the ISMS of 4.3-scope-names-sites.

-- A service in scope and one that is not, a site and a supplier of each kind, and a scope document that names the development.
local function dependencies(needs)
  return { records = { services = { { service = "Platform", in_scope = true }, { service = "Print shop", in_scope = false } },
                       service_needs = needs,
                       sites = { { site = "Town", in_scope = true }, { site = "Barn", in_scope = false } },
                       suppliers = { { supplier = "Hoster", critical = true, interface = "Hosting" },
                                     { supplier = "Pigeon", critical = false, interface = none } },
                       scope_parts = { { part = "Development", kind = "unit" } } } }
end

-- The same with that list changed, or without it.
local function with_list(given, list, rows)
  given.records[list] = rows
  return given
end

return rule {
  api         = 1,
  id          = "4.3-needs-considered",
  requirement = "4.3",
  related     = { "4.4", "8.1" },
  title       = "The scope names what its services cannot do without",
  criterion   = "The scope considers interfaces and dependencies: it names each unit, site, company or supplier that a service in it needs.",
  evidence    = { "services.service", "services.in_scope", "service_needs.service", "service_needs.needs", "service_needs.kind",
                  "sites.site", "sites.in_scope", "suppliers.supplier", "suppliers.critical", "suppliers.interface", "scope_parts.part" },

  check = function(audit)
    local belonging = audit.records.sites:where { in_scope = true }
    local critical = audit.records.suppliers:where { critical = true }
    return every {
      of    = audit.records.service_needs:with(audit.records.services:where { in_scope = true }, "service", { unmatched = "drop" })
                   :with(critical, { needs = "supplier" }, { unmatched = "none", prefix = "rated_" })
                   :with(critical, { needs = "interface" }, { unmatched = "none", prefix = "behind_" })
                   :where(any_of { { kind = one_of("unit", "site", "group company") },
                                   { kind = "supplier", rated_supplier = none, behind_supplier = none } })
                   :with(belonging, { needs = "site" }, { unmatched = "none", prefix = "own_" }):where { own_site = none }
                   :with(audit.records.scope_parts, { needs = "part" }, { unmatched = "none", prefix = "scope_" }),
      key   = { "service", "needs" },
      meets = { scope_part = given },
      group = "needs",
      gap   = "{failed} of {all} dependencies of services in scope were on units, sites, companies or suppliers that the scope document names nowhere",
    }
  end,

  examples = {
    { given = dependencies { { service = "Platform", needs = "Development", kind = "unit" } }, expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = dependencies { { service = "Platform", needs = "Development", kind = "unit" }, { service = "Platform", needs = "People", kind = "unit" } },
      expect = "gap", exceptions = { "Platform/People" }, class = "minor", text = "1 of 2" },
    -- a supplier that nobody rated as critical, and that the service cannot do without
    { given = dependencies { { service = "Platform", needs = "Development", kind = "unit" }, { service = "Platform", needs = "Pigeon", kind = "supplier" } },
      expect = "gap", exceptions = { "Platform/Pigeon" }, class = "minor", text = "1 of 2" },
    -- fair: critical suppliers and sites that belong to the ISMS are looked at elsewhere, a service out of scope may need what it likes
    { given = dependencies { { service = "Platform", needs = "Development", kind = "unit" }, { service = "Platform", needs = "Hoster", kind = "supplier" },
                             { service = "Platform", needs = "Hosting", kind = "supplier" },
                             { service = "Platform", needs = "Town", kind = "site" }, { service = "Print shop", needs = "Ink", kind = "unit" } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a company of the group does the work of personnel, and the document names it as an interface
    { given = with_list(dependencies { { service = "Platform", needs = "Holding", kind = "group company" } },
                        "scope_parts", { { part = "Holding", kind = "interface" } }), expect = "conform" },
    -- nobody slips through: a site kept out of the scope in which the service is run
    { given = dependencies { { service = "Platform", needs = "Barn", kind = "site" } }, expect = "gap", exceptions = { "Platform/Barn" }, class = "minor" },
    -- a company without suppliers, and one without sites
    { given = with_list(dependencies { { service = "Platform", needs = "Development", kind = "unit" } }, "suppliers", {}), expect = "conform" },
    { given = with_list(dependencies { { service = "Platform", needs = "Development", kind = "unit" } }, "sites", {}), expect = "conform" },
    { given = dependencies { { service = "Platform", needs = "People" } }, expect = "not_determined" },
    { given = with_list(dependencies { { service = "Platform", needs = "People", kind = "unit" } }, "services", { { service = "Platform" } }),
      expect = "not_determined" },
    { given = with_list(dependencies { { service = "Platform", needs = "Barn", kind = "site" } }, "sites", { { site = "Barn" } }), expect = "not_determined" },
    { given = dependencies {}, expect = "not_determined" },
    { given = with_list(dependencies { { service = "Platform", needs = "People", kind = "unit" } }, "scope_parts", nil), expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
