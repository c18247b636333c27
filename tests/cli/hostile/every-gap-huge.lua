-- Has a sentence that grows past what may be sent
return rule {
  api         = 1,
  id          = "A.5.1-every-gap-huge",
  requirement = "A.5.1",
  title       = "Has a sentence that grows past what may be sent",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = none }, gap = ("{failed} of {all} "):rep(1000000) }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
