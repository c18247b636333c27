-- Names a column by a number
return rule {
  api         = 1,
  id          = "A.5.1-column-number",
  requirement = "A.5.1",
  title       = "Names a column by a number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = column(42) }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
