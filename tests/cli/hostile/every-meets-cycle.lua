-- Has a condition that holds itself
return rule {
  api         = 1,
  id          = "A.5.1-every-meets-cycle",
  requirement = "A.5.1",
  title       = "Has a condition that holds itself",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local c = {}
    c[1] = c
    return every { of = audit.records.leavers, key = "person", meets = any_of(c), gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
