-- Raises a number that is none
return rule {
  api         = 1,
  id          = "A.5.1-error-nan",
  requirement = "A.5.1",
  title       = "Raises a number that is none",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error(0 / 0)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
