-- 4.3-named-parts-exist.lua - what the scope document names, held against the lists that know of it: a site, a service or an
-- interface that stands in none of them is a name without anything behind it. What stands in a list and does not belong, or has
-- ended, is the matter of 4.3-scope-names-sites and 4.3-scope-names-services. Lists are read as far as they are needed.
local function organization(parts, suppliers)
  return { date = "2026-06-30",
           records = { scope_parts = parts, suppliers = suppliers, sites = { { site = "Town" } }, services = { { service = "Platform" } },
                       service_needs = { { needs = "Group IT" } }, interested_parties = { { party = "Regulator" } } } }
end

-- The same where only suppliers are on a list.
local function small(parts, suppliers)
  return { date = "2026-06-30", records = { scope_parts = parts, suppliers = suppliers, sites = {}, services = {}, service_needs = {},
                                            interested_parties = {} } }
end

local host = { { supplier = "Cloud", interface = "Hosting", ["until"] = none } }

return rule {
  api         = 1,
  id          = "4.3-named-parts-exist",
  requirement = "4.3",
  related     = { "7.5.3", "8.1" },
  title       = "What the scope names is there",
  criterion   = "The scope is that of the organization as it is: each site, service and interface that the document names is known to a list of "
             .. "sites, services, suppliers in use, needs of services, or interested parties.",
  evidence    = { "scope_parts.part", "scope_parts.kind", "suppliers.supplier", "suppliers.interface", "suppliers.until", "sites.site",
                  "services.service", "service_needs.needs", "interested_parties.party" },

  check = function(audit)
    local r     = audit.records
    local parts = r.scope_parts:where { kind = one_of("site", "service", "interface") }
    local names, known = {}, {}
    local function take(records, column)
      for row in records:each() do
        local name = row[column]
        if name ~= none and not known[name] then known[name], names[#names + 1] = true, name end
      end
    end
    local function lacking()
      for row in parts:each() do
        if not known[row.part] then return true end
      end
      return false
    end
    take(r.suppliers:where { any_of { { ["until"] = none }, { ["until"] = since(audit.date) } } }, "interface")
    if lacking() then take(r.sites, "site") end
    if lacking() then take(r.services, "service") end
    if lacking() then take(r.service_needs, "needs") end
    if lacking() then take(r.interested_parties, "party") end
    return every {
      of    = parts,
      key   = "part",
      meets = { part = #names > 0 and one_of(names) or none }, -- where no list has a name, every part is one too many
      group = "kind",
      gap   = "{failed} of {all} sites, services and interfaces that the scope document names are known to none of the lists",
    }
  end,

  examples = {
    { given = organization({ { part = "Town", kind = "site" }, { part = "Platform", kind = "service" }, { part = "Hosting", kind = "interface" },
                             { part = "Group IT", kind = "interface" }, { part = "Regulator", kind = "interface" } }, host),
      expect = "conform", numbers = { failed = 0, all = 5 } },
    { given = organization({ { part = "Town", kind = "site" }, { part = "Hosting", kind = "interface" }, { part = "Portal", kind = "interface" } }, host),
      expect = "gap", exceptions = { "Portal" }, class = "minor", text = "1 of 3" },
    -- fair: units are on no list, and two suppliers stand behind one interface, one of them for the last time today
    { given = small({ { part = "Hosting", kind = "interface" }, { part = "Development", kind = "unit" } },
                    { { supplier = "Cloud", interface = "Hosting", ["until"] = "2026-06-30" },
                      { supplier = "Second cloud", interface = "Hosting", ["until"] = none } }),
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a service that was never offered, and an interface whose supplier has gone
    { given = organization({ { part = "Hosting", kind = "interface" }, { part = "Advice", kind = "service" }, { part = "Town", kind = "site" } },
                           { { supplier = "Cloud", interface = "Hosting", ["until"] = "2026-06-29" } }),
      expect = "gap", exceptions = { "Hosting", "Advice" }, class = "minor" },
    { given = small({ { part = "Portal", kind = "interface" } }, {}), expect = "gap", exceptions = { "Portal" }, class = "minor" },
    -- what the suppliers do not know may be known to a list that was not given
    { given = { records = { scope_parts = { { part = "Portal", kind = "interface" } }, suppliers = host } }, expect = "not_determined" },
    { given = organization({ { part = "Portal" } }, host), expect = "not_determined" },
    { given = organization({}, host), expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
