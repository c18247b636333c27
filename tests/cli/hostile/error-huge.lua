-- Raises a text of ten megabytes
return rule {
  api         = 1,
  id          = "A.5.1-error-huge",
  requirement = "A.5.1",
  title       = "Raises a text of ten megabytes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error(("x"):rep(10000000))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
