-- A.7.10-media-encrypted.lua - removable media in use against the encryption that the register shows.
return rule {
  api         = 1,
  id          = "A.7.10-media-encrypted",
  requirement = "A.7.10",
  related     = { "A.5.14", "A.8.1", "A.8.24" },
  title       = "Removable media are encrypted",
  criterion   = "Each removable medium that the organization has is encrypted, unless the organization's own rule exempts it.",
  basis       = "own_rules.media_encryption",
  whole       = true,
  evidence    = { "devices.device", "devices.kind", "devices.holder", "devices.encrypted", "devices.stores_data", "devices.gone_on" },

  check = function(audit)
    return every {
      of     = audit.records.devices:where { kind = "removable medium" }
                 :where(any_of { { gone_on = none }, { gone_on = after(audit.date) } }),
      key    = "device",
      meets  = { encrypted = true },
      except = audit.own.media_encryption.except,
      group  = "holder",
      gap    = "{failed} of {all} removable media lacked encryption",
    }
  end,

  examples = {
    { given = { own_rules = { media_encryption = { source = "Device rules 1.2, 5" } },
                records = { devices = { { device = "M-1", kind = "removable medium", holder = "p1", encrypted = true, gone_on = none },
                                        { device = "L-1", kind = "laptop", holder = "p1", encrypted = false, gone_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { media_encryption = { source = "Device rules 1.2, 5" } },
                records = { devices = { { device = "M-1", kind = "removable medium", holder = "p1", encrypted = true, gone_on = none },
                                        { device = "M-2", kind = "removable medium", holder = "p2", encrypted = false,
                                          gone_on = none } } } },
      expect = "gap", exceptions = { "M-2" }, class = "minor", text = "1 of 2 removable media" },
    -- not one
    { given = { own_rules = { media_encryption = { source = "Device rules 1.2, 5" } },
                records = { devices = { { device = "M-1", kind = "removable medium", holder = "p1", encrypted = false, gone_on = none },
                                        { device = "M-2", kind = "removable medium", holder = "p2", encrypted = false,
                                          gone_on = none } } } },
      expect = "gap", exceptions = { "M-1", "M-2" }, class = "major" },
    -- fair: a medium that is gone, and one that holds nothing
    { given = { date = "2026-12-31", own_rules = { media_encryption = { except = { stores_data = false } } },
                records = { devices = { { device = "M-1", kind = "removable medium", holder = "p1", encrypted = true, gone_on = none,
                                          stores_data = true },
                                        { device = "M-2", kind = "removable medium", holder = none, encrypted = false,
                                          gone_on = "2026-06-30", stores_data = true },
                                        { device = "M-3", kind = "removable medium", holder = "p2", encrypted = false, gone_on = none,
                                          stores_data = false } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a medium in store
    { given = { own_rules = { media_encryption = { source = "Device rules 1.2, 5" } },
                records = { devices = { { device = "M-1", kind = "removable medium", holder = "p1", encrypted = true, gone_on = none },
                                        { device = "M-2", kind = "removable medium", holder = none, encrypted = false,
                                          gone_on = none } } } },
      expect = "gap", exceptions = { "M-2" }, class = "minor" },
    { given = { own_rules = { media_encryption = { source = "Device rules 1.2, 5" } },
                records = { devices = { { device = "M-1", kind = "removable medium", holder = "p1", gone_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { media_encryption = { source = "Device rules 1.2, 5" } }, records = { devices = {} } },
      expect = "not_determined" },
    { given = { own_rules = { media_encryption = { source = "Device rules 1.2, 5" } } }, expect = "not_determined" },
    { given = { own_rules = { media_encryption = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
