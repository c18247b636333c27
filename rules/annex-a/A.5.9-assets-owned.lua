-- A.5.9-assets-owned.lua - the owners named in the asset inventory against the personnel list.
-- An asset whose owner has left is owned on paper only.
return rule {
  api         = 1,
  id          = "A.5.9-assets-owned",
  requirement = "A.5.9",
  related     = { "A.5.2", "A.6.5" },
  title       = "Assets have an owner who is still there",
  criterion   = "Each asset in use has an owner, and the owner is a person who works for the organization.",
  whole       = true,
  evidence    = { "assets.asset", "assets.owner", "assets.kind", "assets.until", "people.person", "people.left_on" },

  check = function(audit)
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    local there  = any_of { { owner_left_on = none }, { owner_left_on = since(audit.date) } }
    return every {
      of    = audit.records.assets:where(in_use)
                :with(audit.records.people, { owner = "person" }, { unmatched = "none", prefix = "owner_" }),
      key   = "asset",
      meets = { owner = given, owner_person = given, there },
      group = "kind",
      gap   = "{failed} of {all} assets in use named no owner, or one who does not work for the organization",
    }
  end,

  examples = {
    { given = { records = { assets = { { asset = "A-1", kind = "information", owner = "p1", ["until"] = none } },
                            people = { { person = "p1", left_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- no owner, an owner who has left, and an owner whom nobody knows
    { given = { records = { assets = { { asset = "A-1", kind = "information", owner = "p1", ["until"] = none },
                                       { asset = "A-2", kind = "software", owner = none, ["until"] = none },
                                       { asset = "A-3", kind = "service", owner = "p2", ["until"] = none },
                                       { asset = "A-4", kind = "service", owner = "p9", ["until"] = none } },
                            people = { { person = "p1", left_on = none }, { person = "p2", left_on = "2026-06-30" } } } },
      expect = "gap", exceptions = { "A-2", "A-3", "A-4" }, class = "minor", numbers = { failed = 3, all = 4 } },
    -- no asset has an owner
    { given = { records = { assets = { { asset = "A-1", kind = "information", owner = none, ["until"] = none },
                                       { asset = "A-2", kind = "software", owner = none, ["until"] = none } },
                            people = { { person = "p1", left_on = none } } } },
      expect = "gap", exceptions = { "A-1", "A-2" }, class = "major" },
    -- fair: an owner who has given notice is still there, and what is no longer in use needs none
    { given = { date = "2026-12-31",
                records = { assets = { { asset = "A-1", kind = "information", owner = "p1", ["until"] = none },
                                       { asset = "A-2", kind = "software", owner = none, ["until"] = "2026-06-30" } },
                            people = { { person = "p1", left_on = "2026-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: owned until yesterday
    { given = { date = "2026-12-31",
                records = { assets = { { asset = "A-1", kind = "information", owner = "p1", ["until"] = none },
                                       { asset = "A-2", kind = "information", owner = "p2", ["until"] = none } },
                            people = { { person = "p1", left_on = none }, { person = "p2", left_on = "2026-12-30" } } } },
      expect = "gap", exceptions = { "A-2" }, class = "minor" },
    -- half of the inventory, all of one kind: one cause, not a system; were they spread, it would be major
    { given = { records = { assets = { { asset = "A-1", kind = "information", owner = "p1", ["until"] = none },
                                       { asset = "A-2", kind = "information", owner = "p1", ["until"] = none },
                                       { asset = "A-3", kind = "hardware", owner = none, ["until"] = none },
                                       { asset = "A-4", kind = "hardware", owner = none, ["until"] = none } },
                            people = { { person = "p1", left_on = none } } } },
      grading = { population_min = 4 }, expect = "gap", exceptions = { "A-3", "A-4" }, class = "minor" },
    { given = { records = { assets = { { asset = "A-1", kind = "information", ["until"] = none } },
                            people = { { person = "p1", left_on = none } } } },
      expect = "not_determined" },
    { given = { records = { assets = { { asset = "A-1", kind = "information", owner = "p1", ["until"] = none } },
                            people = { { person = "p1" } } } },
      expect = "not_determined" },
    { given = { records = { assets = { { asset = "A-1", kind = "information", owner = "p1", ["until"] = none } } } },
      expect = "not_determined" },
    { given = { records = { assets = {}, people = { { person = "p1", left_on = none } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
