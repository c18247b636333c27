-- A.7.14-disposals-erased.lua - devices that left the organization against the records of their disposal.
-- A device that stands in the register as gone and in no record is the finding; one in store is not gone.
return rule {
  api         = 1,
  id          = "A.7.14-disposals-erased",
  requirement = "A.7.14",
  related     = { "A.5.11", "A.7.10", "A.8.10" },
  title       = "Devices leave the organization without data",
  criterion   = "Equipment with a storage medium is free of data when it leaves: a record shows that it was wiped or destroyed by then.",
  whole       = true,
  evidence    = { "devices.device", "devices.kind", "devices.stores_data", "devices.gone_on",
                  "disposals.item", "disposals.erased_on", "disposals.record" },

  check = function(audit)
    return every {
      of    = audit.records.devices:where { stores_data = true, gone_on = since(audit.period.from) }
                :with(audit.records.disposals, { device = "item" }, { unmatched = "none" }),
      key   = "device",
      meets = { erased_on = by(column "gone_on"), record = given },
      group = "kind",
      gap   = "No record shows wiping or destruction by the day of leaving for {failed} of {all} devices that left the organization",
    }
  end,

  examples = {
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" } },
                            disposals = { { item = "L-1", erased_on = "2026-03-31", record = "W-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- wiped afterwards, without record, and in no list
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "L-2", kind = "laptop", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "T-1", kind = "phone", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "T-2", kind = "phone", stores_data = true, gone_on = "2026-03-31" } },
                            disposals = { { item = "L-1", erased_on = "2026-04-01", record = "W-1" },
                                          { item = "L-2", erased_on = "2026-03-30", record = none },
                                          { item = "T-2", erased_on = "2026-03-30", record = "W-2" } } } },
      expect = "gap", exceptions = { "L-1", "L-2", "T-1" }, class = "minor", text = "3 of 4 devices" },
    -- no record at all
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "L-2", kind = "laptop", stores_data = true, gone_on = "2026-03-31" } },
                            disposals = {} } },
      expect = "gap", exceptions = { "L-1", "L-2" }, class = "major" },
    -- fair: nothing to wipe, still in store, and gone before the audit period
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "S-1", kind = "other", stores_data = false, gone_on = "2026-03-31" },
                                          { device = "L-2", kind = "laptop", stores_data = true, gone_on = none },
                                          { device = "L-3", kind = "laptop", stores_data = true, gone_on = "2025-12-31" } },
                            disposals = { { item = "L-1", erased_on = "2026-03-02", record = "W-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a record for another device
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "L-2", kind = "laptop", stores_data = true, gone_on = "2026-03-31" } },
                            disposals = { { item = "L-1", erased_on = "2026-03-02", record = "W-1" },
                                          { item = "L-7", erased_on = "2026-03-02", record = "W-2" } } } },
      expect = "gap", exceptions = { "L-2" }, class = "minor" },
    -- half of them, all phones: one cause; were they of two kinds, it would be major
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "L-2", kind = "laptop", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "T-1", kind = "phone", stores_data = true, gone_on = "2026-03-31" },
                                          { device = "T-2", kind = "phone", stores_data = true, gone_on = "2026-03-31" } },
                            disposals = { { item = "L-1", erased_on = "2026-03-31", record = "W-1" },
                                          { item = "L-2", erased_on = "2026-03-31", record = "W-2" } } } },
      grading = { population_min = 4 }, expect = "gap", exceptions = { "T-1", "T-2" }, class = "minor" },
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" } },
                            disposals = { { item = "L-1", erased_on = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = { records = { devices   = { { device = "L-1", kind = "laptop", gone_on = "2026-03-31" } }, disposals = {} } },
      expect = "not_determined" },
    { given = { records = { devices = { { device = "L-1", kind = "laptop", stores_data = true, gone_on = "2026-03-31" } } } },
      expect = "not_determined" },
    { given = { records = { devices = {}, disposals = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
