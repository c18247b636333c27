-- Joins a table from the first to the last number there is
return rule {
  api         = 1,
  id          = "A.5.1-c-concat-range",
  requirement = "A.5.1",
  title       = "Joins a table from the first to the last number there is",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(table.concat({}, "x", math.mininteger, math.maxinteger))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
