-- Handles its own errors
return rule {
  api         = 1,
  id          = "A.5.1-reach-xpcall",
  requirement = "A.5.1",
  title       = "Handles its own errors",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(xpcall(error, function() while true do end end)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
