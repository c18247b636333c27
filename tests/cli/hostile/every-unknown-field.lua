-- Has a field that every does not know
return rule {
  api         = 1,
  id          = "A.5.1-every-unknown-field",
  requirement = "A.5.1",
  title       = "Has a field that every does not know",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = given }, pass = true, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
