-- Raises what a terminal would obey
return rule {
  api         = 1,
  id          = "A.5.1-error-escape",
  requirement = "A.5.1",
  title       = "Raises what a terminal would obey",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("\27[2J\27]0;owned\7 fine")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
