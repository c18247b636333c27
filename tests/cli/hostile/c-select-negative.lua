-- Selects before the first value
return rule {
  api         = 1,
  id          = "A.5.1-c-select-negative",
  requirement = "A.5.1",
  title       = "Selects before the first value",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(select(-5, "a"))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
