-- Names a column that ends early
return rule {
  api         = 1,
  id          = "A.5.1-column-nul",
  requirement = "A.5.1",
  title       = "Names a column that ends early",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { ["person\0x"] = given }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
