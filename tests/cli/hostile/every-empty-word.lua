-- Has a word for the empty population that does not exist
return rule {
  api         = 1,
  id          = "A.5.1-every-empty-word",
  requirement = "A.5.1",
  title       = "Has a word for the empty population that does not exist",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = given }, empty = "absent", gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
