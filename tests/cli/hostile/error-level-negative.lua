-- Raises at a level below the first
return rule {
  api         = 1,
  id          = "A.5.1-error-level-negative",
  requirement = "A.5.1",
  title       = "Raises at a level below the first",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("far away", math.mininteger)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
