-- 4.3-scope-names-sites.lua - the list of sites held against what the scope document names.
-- It goes both ways: a site that belongs to the ISMS and is not named, and one that is named and does not belong or is given up.
return rule {
  api         = 1,
  id          = "4.3-scope-names-sites",
  requirement = "4.3",
  related     = { "4.1", "7.5.3" },
  title       = "The scope names the sites that belong to it",
  criterion   = "The scope document names every site in use that belongs to the ISMS, and no other.",
  evidence    = { "sites.site", "sites.in_scope", "sites.from", "sites.until", "scope_parts.part", "scope_parts.kind" },

  check = function(audit)
    local taken_up = any_of { { from = none }, { from = by(audit.date) } }
    local in_use   = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    return every {
      of    = audit.records.sites:where(taken_up):with(audit.records.scope_parts, { site = "part" },
                                                       { unmatched = "none", prefix = "scope_" }),
      key   = "site",
      meets = any_of { { in_scope = true, in_use, scope_kind = "site" },
                       { in_scope = false, scope_kind = none },
                       { ["until"] = before(audit.date), scope_kind = none } },
      gap   = "The scope document and the list of sites disagreed on {failed} of {all} sites",
    }
  end,

  examples = {
    { given = { records = { sites = { { site = "Town", in_scope = true, from = "2019-03-01", ["until"] = none },
                                      { site = "Barn", in_scope = false, from = "2019-03-01", ["until"] = none } },
                            scope_parts = { { part = "Town", kind = "site" }, { part = "Sales", kind = "unit" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { sites = { { site = "Town", in_scope = true, from = "2019-03-01", ["until"] = none },
                                      { site = "Harbour", in_scope = true, from = "2026-02-01", ["until"] = none } },
                            scope_parts = { { part = "Town", kind = "site" } } } },
      expect = "gap", exceptions = { "Harbour" }, class = "minor", text = "1 of 2" },
    -- fair: a site that is taken up only after the audit, and one given up and no longer named
    { given = { date = "2026-06-30",
                records = { sites = { { site = "Town", in_scope = true, from = "2019-03-01", ["until"] = none },
                                      { site = "Harbour", in_scope = true, from = "2026-07-01", ["until"] = none },
                                      { site = "Mill", in_scope = true, from = "2015-01-01", ["until"] = "2026-06-29" } },
                            scope_parts = { { part = "Town", kind = "site" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: a site that was given up and is still named
    { given = { date = "2026-06-30",
                records = { sites = { { site = "Town", in_scope = true, from = "2019-03-01", ["until"] = none },
                                      { site = "Mill", in_scope = true, from = "2015-01-01", ["until"] = "2026-06-29" } },
                            scope_parts = { { part = "Town", kind = "site" }, { part = "Mill", kind = "site" } } } },
      expect = "gap", exceptions = { "Mill" }, class = "minor" },
    -- nor one that the list keeps out of scope while the document names it
    { given = { records = { sites = { { site = "Barn", in_scope = false, from = "2019-03-01", ["until"] = none } },
                            scope_parts = { { part = "Barn", kind = "site" } } } },
      expect = "gap", exceptions = { "Barn" }, class = "minor" },
    -- fair: everybody works from home, the store that is rented is kept out, and the document names no place
    { given = { records = { sites = { { site = "Store", in_scope = false, from = "2019-03-01", ["until"] = none } },
                            scope_parts = {} } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { sites = { { site = "Town", from = "2019-03-01", ["until"] = none } },
                            scope_parts = { { part = "Town", kind = "site" } } } },
      expect = "not_determined" },
    { given = { records = { sites = { { site = "Town", in_scope = true, from = "2019-03-01" } },
                            scope_parts = { { part = "Town", kind = "site" } } } },
      expect = "not_determined" },
    { given = { records = { sites = {}, scope_parts = { { part = "Town", kind = "site" } } } }, expect = "not_determined" },
    { given = { records = { sites = { { site = "Town", in_scope = true, from = "2019-03-01", ["until"] = none } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
