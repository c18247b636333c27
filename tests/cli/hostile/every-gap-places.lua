-- Has a sentence of places that do not exist
return rule {
  api         = 1,
  id          = "A.5.1-every-gap-places",
  requirement = "A.5.1",
  title       = "Has a sentence of places that do not exist",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = none }, gap = "{failed.__index} {0} {../x} {" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
