-- Is one of nothing
return rule {
  api         = 1,
  id          = "A.5.1-one-of-nothing",
  requirement = "A.5.1",
  title       = "Is one of nothing",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = one_of() }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
