-- Raises nothing at all
return rule {
  api         = 1,
  id          = "A.5.1-error-nil",
  requirement = "A.5.1",
  title       = "Raises nothing at all",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    error()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
