-- Returns a function that conforms
return rule {
  api         = 1,
  id          = "A.5.1-outcome-function",
  requirement = "A.5.1",
  title       = "Returns a function that conforms",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return function() return conform("fine") end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
