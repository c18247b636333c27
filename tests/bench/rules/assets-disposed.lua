-- Assets that went out of the house against the protocol of their disposal.
return rule {
  api         = 1,
  id          = "bench-assets-disposed",
  requirement = "A.7.14",
  title       = "Disposals are recorded",
  criterion   = "For each asset that was disposed of there is a record.",
  evidence    = { "assets.asset", "assets.class",
                  ["assets.disposed_on"]     = { "date", "Day of the disposal", empty = "none" },
                  ["assets.disposal_record"] = { "text", "Protocol", empty = "none" } },

  check = function(audit)
    return every {
      of       = audit.records.assets:where { disposed_on = given },
      key      = "asset",
      meets    = { disposal_record = given },
      critical = { class = "restricted" },
      gap      = "{failed} of {all} disposals have no record",
    }
  end,

  examples = {
    { given = { records = { assets = { { asset = "a", class = "public", disposed_on = "2026-05-05", disposal_record = "D-1" } } } },
      expect = "conform" },
    { given = { records = { assets = { { asset = "a", class = "public", disposed_on = "2026-05-05", disposal_record = none } } } },
      expect = "gap", exceptions = { "a" } },
    { given = {}, expect = "not_determined" },
  },
}
