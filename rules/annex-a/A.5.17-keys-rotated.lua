-- A.5.17-keys-rotated.lua - keys with which programs sign in, by their age on the day of the export.
-- A key has no holder who forgets it: it stays valid until somebody replaces it.
return rule {
  api         = 1,
  id          = "A.5.17-keys-rotated",
  requirement = "A.5.17",
  related     = { "A.8.5", "A.8.24" },
  title       = "Keys and tokens are replaced in time",
  criterion   = "Each key that can be used was made or replaced within the time that the organization's own rule sets.",
  basis       = "own_rules.key_rotation",
  evidence    = { "access_keys.account", "access_keys.key", "access_keys.system", "access_keys.active",
                  "access_keys.rotated_on", "access_keys.seen_on" },

  check = function(audit)
    local own = audit.own.key_rotation
    return every {
      of     = audit.records.access_keys:where { active = true }:where(own.of),
      key    = { "account", "key" },
      meets  = { rotated_on = since(column "seen_on" - own.within) },
      except = own.except,
      group  = "system",
      gap    = "{failed} of {all} active keys exceeded the age that the own rule allows",
    }
  end,

  examples = {
    -- exactly as old as allowed
    { given = { own_rules = { key_rotation = { within = "90 days" } },
                records = { access_keys = { { account = "build", key = "1", system = "cloud", active = true,
                                              rotated_on = "2026-10-02", seen_on = "2026-12-31" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- a day older
    { given = { own_rules = { key_rotation = { within = "90 days" } },
                records = { access_keys = { { account = "build", key = "1", system = "cloud", active = true,
                                              rotated_on = "2026-10-01", seen_on = "2026-12-31" },
                                            { account = "build", key = "2", system = "cloud", active = true,
                                              rotated_on = "2026-12-01", seen_on = "2026-12-31" },
                                            { account = "backup", key = "1", system = "cloud", active = true,
                                              rotated_on = "2026-12-01", seen_on = "2026-12-31" } } } },
      expect = "gap", exceptions = { "build/1" }, class = "minor", numbers = { failed = 1, all = 3 } },
    -- fair: keys that are switched off, one that the rule exempts, and the age counts on the day of the export
    { given = { date = "2026-12-31", own_rules = { key_rotation = { within = "90 days", except = { account = "device" } } },
                records = { access_keys = { { account = "build", key = "1", system = "cloud", active = true,
                                              rotated_on = "2026-09-20", seen_on = "2026-12-15" },
                                            { account = "build", key = "2", system = "cloud", active = false,
                                              rotated_on = "2020-01-01", seen_on = "2026-12-15" },
                                            { account = "device", key = "1", system = "cloud", active = true,
                                              rotated_on = "2024-01-01", seen_on = "2026-12-15" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the old key that stayed active beside its successor
    { given = { own_rules = { key_rotation = { within = "1 year", of = { system = "cloud" } } },
                records = { access_keys = { { account = "build", key = "1", system = "cloud", active = true,
                                              rotated_on = "2024-10-01", seen_on = "2026-12-31" },
                                            { account = "build", key = "2", system = "cloud", active = true,
                                              rotated_on = "2026-12-01", seen_on = "2026-12-31" } } } },
      expect = "gap", exceptions = { "build/1" }, class = "minor" },
    { given = { own_rules = { key_rotation = { within = "90 days" } },
                records = { access_keys = { { account = "build", key = "1", system = "cloud", active = true,
                                              seen_on = "2026-12-31" } } } },
      expect = "not_determined" },
    { given = { own_rules = { key_rotation = { within = "90 days" } },
                records = { access_keys = { { account = "build", key = "1", system = "cloud",
                                              rotated_on = "2024-12-01", seen_on = "2026-12-31" } } } },
      expect = "not_determined" },
    { given = { own_rules = { key_rotation = { within = "90 days" } }, records = { access_keys = {} } },
      expect = "not_determined" },
    { given = { own_rules = { key_rotation = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
