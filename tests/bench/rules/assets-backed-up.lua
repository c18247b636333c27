-- One record per restricted asset and interval: the backup that is missing is the finding.
return rule {
  api         = 1,
  id          = "bench-assets-backed-up",
  requirement = "A.8.13",
  title       = "Restricted assets are backed up",
  criterion   = "Of each restricted asset a backup passes within every interval of the own rule.",
  basis       = "own_rules.restricted_backup",
  evidence    = { "assets.asset", "assets.class", "assets.until",
                  ["own_rules.restricted_backup"] = { "How often restricted assets are backed up" },
                  ["backups.asset"]   = { "key", "Asset that was backed up" },
                  ["backups.made_on"] = { "date", "Day of the backup" },
                  ["backups.result"]  = { { "passed", "failed" }, "What came out" } },

  check = function(audit)
    return every {
      of  = schedule {
        of    = audit.records.assets:where { class = "restricted", ["until"] = none },
        key   = "asset",
        every = audit.own.restricted_backup.every,
        done  = audit.records.backups:where { result = "passed" },
        at    = "made_on",
      },
      gap = "{failed} of {all} backups of restricted assets were not made",
    }
  end,

  examples = {
    { given = { period = { "2026-11-01", "2026-12-31" }, own_rules = { restricted_backup = { every = "1 month" } },
                records = { assets  = { { asset = "a", class = "restricted", ["until"] = none } },
                            backups = { { asset = "a", made_on = "2026-11-05", result = "passed" },
                                        { asset = "a", made_on = "2026-12-05", result = "passed" } } } },
      expect = "conform" },
    { given = { period = { "2026-11-01", "2026-12-31" }, own_rules = { restricted_backup = { every = "1 month" } },
                records = { assets  = { { asset = "a", class = "restricted", ["until"] = none } },
                            backups = { { asset = "a", made_on = "2026-11-05", result = "passed" },
                                        { asset = "a", made_on = "2026-12-05", result = "failed" } } } },
      expect = "gap", exceptions = { "a/2026-12" } },
    { given = {}, expect = "not_determined" },
  },
}
