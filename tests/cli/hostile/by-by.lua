-- Compares a comparison
return rule {
  api         = 1,
  id          = "A.5.1-by-by",
  requirement = "A.5.1",
  title       = "Compares a comparison",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person", "leavers.left_on" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { left_on = by(by(audit.date)) }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
