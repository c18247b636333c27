-- Raises at a level that does not exist
return rule {
  api         = 1,
  id          = "A.5.1-error-level",
  requirement = "A.5.1",
  title       = "Raises at a level that does not exist",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("far away", math.maxinteger)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
