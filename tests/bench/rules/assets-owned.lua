-- Every asset in use. Stands in for the built-in rule of the same condition.
return rule {
  api         = 1,
  id          = "A.5.9-assets-owned",
  requirement = "A.5.9",
  title       = "Assets have an owner",
  criterion   = "Each asset in use has an owner.",
  evidence    = { "assets.asset", "assets.owner", "assets.class", "assets.until" },

  check = function(audit)
    return every {
      of       = audit.records.assets:where { ["until"] = none },
      key      = "asset",
      meets    = { owner = given },
      critical = { class = "restricted" },
      gap      = "{failed} of {all} assets have no owner",
    }
  end,

  examples = {
    { given = { records = { assets = { { asset = "a", class = "public", owner = "p1", ["until"] = none } } } },
      expect = "conform" },
    { given = { records = { assets = { { asset = "a", class = "public", owner = none, ["until"] = none } } } },
      expect = "gap", exceptions = { "a" } },
    { given = {}, expect = "not_determined" },
  },
}
