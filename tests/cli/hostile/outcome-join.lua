-- Joins an outcome to a text
return rule {
  api         = 1,
  id          = "A.5.1-outcome-join",
  requirement = "A.5.1",
  title       = "Joins an outcome to a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("a" .. conform("b"))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
