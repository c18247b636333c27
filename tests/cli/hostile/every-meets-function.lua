-- Has a condition that is a function
return rule {
  api         = 1,
  id          = "A.5.1-every-meets-function",
  requirement = "A.5.1",
  title       = "Has a condition that is a function",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = function() return true end }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
