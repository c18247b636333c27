-- Has a condition that asks for nothing
return rule {
  api         = 1,
  id          = "A.5.1-every-meets-nothing",
  requirement = "A.5.1",
  title       = "Has a condition that asks for nothing",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = {}, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
