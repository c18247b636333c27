return rule {
  api         = 1,
  id          = "A.8.1-contractor-laptops-encrypted",
  requirement = "A.8.1",
  title       = "Laptops of contractors are encrypted",
  criterion   = "Every laptop in use that a contractor holds is encrypted.",
  evidence    = { "devices.device", "devices.kind", "devices.holder", "devices.retired_on", "devices.encrypted",
                  "people.person", "people.kind" },

  check = function(audit)
    local laptops = audit.records.devices:where { kind = "laptop", retired_on = none, holder = given }
    return every {
      of    = laptops:with(audit.records.people, { holder = "person" }, { prefix = "holder_" }):where { holder_kind = "contractor" },
      key   = "device",
      meets = { encrypted = true },
      gap   = "{failed} of {all} laptops of contractors were not encrypted",
    }
  end,

  examples = {
    { given = { records = { devices = { { device = "L1", kind = "laptop", holder = "p1", retired_on = none, encrypted = true } },
                            people = { { person = "p1", kind = "contractor" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { devices = { { device = "L1", kind = "laptop", holder = "p1", retired_on = none, encrypted = true },
                                        { device = "L2", kind = "laptop", holder = "p1", retired_on = none, encrypted = false },
                                        { device = "L3", kind = "laptop", holder = "p2", retired_on = none, encrypted = false },
                                        { device = "P1", kind = "phone", holder = "p1", retired_on = none, encrypted = false } },
                            people = { { person = "p1", kind = "contractor" }, { person = "p2", kind = "employee" } } } },
      expect = "gap", exceptions = { "L2" }, class = "minor", numbers = { failed = 1, all = 2 } },
    { given = {}, expect = "not_determined" },
  },
}
