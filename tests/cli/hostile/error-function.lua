-- Raises a function
return rule {
  api         = 1,
  id          = "A.5.1-error-function",
  requirement = "A.5.1",
  title       = "Raises a function",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error(function() while true do end end)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
