-- Moves to where the index overflows
return rule {
  api         = 1,
  id          = "A.5.1-c-move-wrap",
  requirement = "A.5.1",
  title       = "Moves to where the index overflows",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    table.move({ 1 }, 1, 10, math.maxinteger)
    return conform("moved")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
