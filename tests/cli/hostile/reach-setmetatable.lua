-- Gives a table a metatable that collects
return rule {
  api         = 1,
  id          = "A.5.1-reach-setmetatable",
  requirement = "A.5.1",
  title       = "Gives a table a metatable that collects",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(setmetatable({}, { __gc = function() while true do end end })))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
