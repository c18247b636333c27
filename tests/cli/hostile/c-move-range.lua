-- Moves all numbers that there are
return rule {
  api         = 1,
  id          = "A.5.1-c-move-range",
  requirement = "A.5.1",
  title       = "Moves all numbers that there are",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    table.move({}, 1, math.maxinteger - 1, 2)
    return conform("moved")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
