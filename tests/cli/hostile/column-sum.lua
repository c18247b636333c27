-- Adds to a column a hundred thousand times
return rule {
  api         = 1,
  id          = "A.5.1-column-sum",
  requirement = "A.5.1",
  title       = "Adds to a column a hundred thousand times",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person", "leavers.left_on" },
  check = function(audit)
    local c = column "left_on"
    for _ = 1, 100000 do c = c + "1 day" end
    return every { of = audit.records.leavers, key = "person", meets = { left_on = by(c) }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
