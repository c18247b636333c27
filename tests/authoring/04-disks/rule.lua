return rule {
  api         = 1,
  id          = "A.8.6-disks-keep-room",
  requirement = "A.8.6",
  title       = "Disks keep the room that was planned",
  criterion   = "No disk is fuller than the organization's own limit.",
  evidence    = { ["capacity.disk_limit"] = { "integer", "Percentage up to which disks are filled", fact = true },
                  ["disks.disk"]         = { "key", "Name of the disk" },
                  ["disks.used_percent"] = { "integer", "Percentage in use" } },

  check = function(audit)
    return every {
      of    = audit.records.disks,
      key   = "disk",
      meets = { used_percent = at_most(audit.facts.capacity.disk_limit) },
      gap   = "{failed} of {all} disks were fuller than planned",
    }
  end,

  examples = {
    { given = { facts = { capacity = { disk_limit = 80 } },
                records = { disks = { { disk = "d1", used_percent = 80 } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { facts = { capacity = { disk_limit = 80 } },
                records = { disks = { { disk = "d1", used_percent = 81 } } } },
      expect = "gap", exceptions = { "d1" }, numbers = { failed = 1, all = 1 } },
    { given = {}, expect = "not_determined" },
  },
}
