-- Raises an outcome
return rule {
  api         = 1,
  id          = "A.5.1-error-outcome",
  requirement = "A.5.1",
  title       = "Raises an outcome",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error(conform("raised"))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
