-- A.8.1-endpoints-managed.lua - devices in use against what the device management shows of them.
return rule {
  api         = 1,
  id          = "A.8.1-endpoints-managed",
  requirement = "A.8.1",
  related     = { "A.6.7", "A.7.9", "A.8.24" },
  title       = "End-user devices are managed and encrypted",
  criterion   = "Each device in use that the organization's own rule names is managed centrally, and its storage is encrypted.",
  basis       = "own_rules.endpoints",
  whole       = true,
  evidence    = { "devices.device", "devices.kind", "devices.holder", "devices.managed", "devices.encrypted", "devices.retired_on" },

  check = function(audit)
    return every {
      of     = audit.records.devices:where(audit.own.endpoints.of)
                 :where(any_of { { retired_on = none }, { retired_on = after(audit.date) } }),
      key    = "device",
      meets  = { managed = true, encrypted = true },
      except = audit.own.endpoints.except,
      group  = "kind",
      gap    = "{failed} of {all} devices in use lacked central management or encryption",
    }
  end,

  examples = {
    { given = { own_rules = { endpoints = { of = { kind = { "laptop", "phone" } } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", managed = true, encrypted = true, retired_on = none },
                                        { device = "P-1", kind = "printer", holder = none, managed = false, encrypted = false,
                                          retired_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- not encrypted, and not managed
    { given = { own_rules = { endpoints = { of = { kind = { "laptop", "phone" } } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = "p2", managed = true, encrypted = false, retired_on = none },
                                        { device = "T-1", kind = "phone", holder = "p1", managed = false, encrypted = true, retired_on = none } } } },
      expect = "gap", exceptions = { "L-2", "T-1" }, class = "minor", numbers = { failed = 2, all = 3 } },
    -- none of them
    { given = { own_rules = { endpoints = { of = { kind = { "laptop", "phone" } } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", managed = false, encrypted = true, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = "p2", managed = false, encrypted = false, retired_on = none } } } },
      expect = "gap", exceptions = { "L-1", "L-2" }, class = "major" },
    -- eleven phones and laptops, half of them, and of both kinds
    { given = { own_rules = { endpoints = { of = { kind = { "laptop", "phone" } } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = "p2", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-3", kind = "laptop", holder = "p3", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-4", kind = "laptop", holder = "p4", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-5", kind = "laptop", holder = "p5", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-6", kind = "laptop", holder = "p6", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-7", kind = "laptop", holder = "p7", managed = false, encrypted = true, retired_on = none },
                                        { device = "T-1", kind = "phone", holder = "p1", managed = false, encrypted = true, retired_on = none },
                                        { device = "T-2", kind = "phone", holder = "p2", managed = false, encrypted = true, retired_on = none },
                                        { device = "T-3", kind = "phone", holder = "p3", managed = false, encrypted = true, retired_on = none },
                                        { device = "T-4", kind = "phone", holder = "p4", managed = false, encrypted = true, retired_on = none } } } },
      expect = "gap", class = "major", numbers = { failed = 5, all = 11 } },
    -- fair: out of use, and exempt by the own rule
    { given = { date = "2026-12-31", own_rules = { endpoints = { of = { kind = "laptop" }, except = { holder = "p9" } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = none, managed = false, encrypted = true,
                                          retired_on = "2026-12-31" },
                                        { device = "L-3", kind = "laptop", holder = "p9", managed = false, encrypted = true, retired_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the spare in store can be handed out any day
    { given = { own_rules = { endpoints = { of = { kind = "laptop" } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", managed = true, encrypted = true, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = none, managed = true, encrypted = false, retired_on = none } } } },
      expect = "gap", exceptions = { "L-2" }, class = "minor" },
    { given = { own_rules = { endpoints = { of = { kind = "laptop" } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", managed = true, retired_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { endpoints = { of = { kind = "laptop" } } },
                records = { devices = { { device = "L-1", holder = "p1", managed = false, encrypted = true, retired_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { endpoints = { of = { kind = "laptop" } } }, records = { devices = {} } }, expect = "not_determined" },
    { given = { own_rules = { endpoints = { of = { kind = "laptop" } } } }, expect = "not_determined" },
    { given = { own_rules = { endpoints = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
