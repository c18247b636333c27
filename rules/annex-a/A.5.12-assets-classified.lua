-- A.5.12-assets-classified.lua - the classes in the asset inventory against the organization's scheme.
return rule {
  api         = 1,
  id          = "A.5.12-assets-classified",
  requirement = "A.5.12",
  related     = { "A.5.9", "A.5.13" },
  title       = "Assets carry a class of the organization's scheme",
  criterion   = "Each asset in use that the organization's scheme of classes covers carries one of the classes of that scheme.",
  basis       = "own_rules.asset_classes",
  whole       = true,
  evidence    = { "assets.asset", "assets.class", "assets.kind", "assets.until" },

  check = function(audit)
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    return every {
      of    = audit.records.assets:where(in_use):where(audit.own.asset_classes.of),
      key   = "asset",
      meets = audit.own.asset_classes.demands,
      group = "kind",
      gap   = "{failed} of {all} assets carried no class of the scheme",
    }
  end,

  examples = {
    { given = { own_rules = { asset_classes = { of = { kind = "information" }, demands = { class = { "open", "secret" } } } },
                records = { assets = { { asset = "A-1", kind = "information", class = "secret", ["until"] = none },
                                       { asset = "A-2", kind = "hardware", class = none, ["until"] = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- no class, and one that the scheme does not know
    { given = { own_rules = { asset_classes = { demands = { class = { "open", "secret" } } } },
                records = { assets = { { asset = "A-1", kind = "information", class = "open", ["until"] = none },
                                       { asset = "A-2", kind = "information", class = none, ["until"] = none },
                                       { asset = "A-3", kind = "software", class = "internal use", ["until"] = none } } } },
      expect = "gap", exceptions = { "A-2", "A-3" }, class = "minor", numbers = { failed = 2, all = 3 } },
    -- the scheme is not used
    { given = { own_rules = { asset_classes = { demands = { class = { "open", "secret" } } } },
                records = { assets = { { asset = "A-1", kind = "information", class = none, ["until"] = none },
                                       { asset = "A-2", kind = "information", class = none, ["until"] = none } } } },
      expect = "gap", exceptions = { "A-1", "A-2" }, class = "major" },
    -- fair: what is no longer in use
    { given = { date = "2026-12-31", own_rules = { asset_classes = { demands = { class = { "open", "secret" } } } },
                records = { assets = { { asset = "A-1", kind = "information", class = "open", ["until"] = none },
                                       { asset = "A-2", kind = "information", class = none, ["until"] = "2026-12-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the last day of use is a day of use
    { given = { date = "2026-12-31", own_rules = { asset_classes = { demands = { class = { "open", "secret" } } } },
                records = { assets = { { asset = "A-1", kind = "information", class = "open", ["until"] = none },
                                       { asset = "A-2", kind = "information", class = "secrets", ["until"] = "2026-12-31" } } } },
      expect = "gap", exceptions = { "A-2" }, class = "minor" },
    { given = { own_rules = { asset_classes = { demands = { class = { "open", "secret" } } } },
                records = { assets = { { asset = "A-1", kind = "information", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { asset_classes = { demands = { class = { "open", "secret" } } } } }, expect = "not_determined" },
    { given = { own_rules = { asset_classes = { demands = { class = { "open", "secret" } } } }, records = { assets = {} } },
      expect = "not_determined" },
    -- the own rule names no classes
    { given = { own_rules = { asset_classes = { source = "Classification rules 1.1, 2" } },
                records = { assets = { { asset = "A-1", kind = "information", class = "open", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { asset_classes = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
