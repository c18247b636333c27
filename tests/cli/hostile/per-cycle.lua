-- Has limits that hold themselves
return rule {
  api         = 1,
  id          = "A.5.1-per-cycle",
  requirement = "A.5.1",
  title       = "Has limits that hold themselves",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person", "leavers.left_on" },
  check = function(audit)
    local l = {}
    l.high = l
    return every { of = audit.records.leavers, key = "person", meets = { left_on = by(per("person", l)) }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
