-- Raises a hundred thousand lines
return rule {
  api         = 1,
  id          = "A.5.1-error-many-lines",
  requirement = "A.5.1",
  title       = "Raises a hundred thousand lines",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error(("line\n"):rep(100000))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
