-- Raises what printf would obey
return rule {
  api         = 1,
  id          = "A.5.1-error-format",
  requirement = "A.5.1",
  title       = "Raises what printf would obey",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("%s%s%s%n%99999999d")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
