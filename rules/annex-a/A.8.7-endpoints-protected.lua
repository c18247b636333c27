-- A.8.7-endpoints-protected.lua - devices in use against the state that their protection reports.
return rule {
  api         = 1,
  id          = "A.8.7-endpoints-protected",
  requirement = "A.8.7",
  related     = { "A.8.1" },
  title       = "Devices are protected against malware",
  criterion   = "On each device in use that the organization's own rule names, protection against malware is installed and reports.",
  basis       = "own_rules.malware_protection",
  whole       = true,
  evidence    = { "devices.device", "devices.kind", "devices.holder", "devices.protected", "devices.retired_on" },

  check = function(audit)
    return every {
      of     = audit.records.devices:where(audit.own.malware_protection.of)
                 :where(any_of { { retired_on = none }, { retired_on = after(audit.date) } }),
      key    = "device",
      meets  = { protected = true },
      except = audit.own.malware_protection.except,
      group  = "kind",
      gap    = "{failed} of {all} devices in use did not report protection against malware",
    }
  end,

  examples = {
    { given = { own_rules = { malware_protection = { of = { kind = { "laptop", "server" } } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", protected = true, retired_on = none },
                                        { device = "T-1", kind = "phone", holder = "p1", protected = false, retired_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { malware_protection = { of = { kind = { "laptop", "server" } } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", protected = true, retired_on = none },
                                        { device = "S-1", kind = "server", holder = none, protected = false, retired_on = none } } } },
      expect = "gap", exceptions = { "S-1" }, class = "minor", text = "1 of 2 devices" },
    -- none of them
    { given = { own_rules = { malware_protection = { of = { kind = "laptop" } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", protected = false, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = "p2", protected = false, retired_on = none } } } },
      expect = "gap", exceptions = { "L-1", "L-2" }, class = "major" },
    -- fair: out of use, and exempt by the own rule
    { given = { date = "2026-12-31", own_rules = { malware_protection = { except = { kind = "network device" } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", protected = true, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = none, protected = false, retired_on = "2026-06-30" },
                                        { device = "F-1", kind = "network device", holder = none, protected = false,
                                          retired_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a device that nobody holds
    { given = { own_rules = { malware_protection = { of = { kind = "laptop" } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", protected = true, retired_on = none },
                                        { device = "L-2", kind = "laptop", holder = none, protected = false, retired_on = none } } } },
      expect = "gap", exceptions = { "L-2" }, class = "minor" },
    { given = { own_rules = { malware_protection = { of = { kind = "laptop" } } },
                records = { devices = { { device = "L-1", kind = "laptop", holder = "p1", retired_on = none } } } },
      expect = "not_determined" },
    { given = { own_rules = { malware_protection = { of = { kind = "laptop" } } }, records = { devices = {} } },
      expect = "not_determined" },
    { given = { own_rules = { malware_protection = { of = { kind = "laptop" } } } }, expect = "not_determined" },
    { given = { own_rules = { malware_protection = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
