-- Joins texts past all memory
return rule {
  api         = 1,
  id          = "A.5.1-c-concat-size",
  requirement = "A.5.1",
  title       = "Joins texts past all memory",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t, long = {}, ("x"):rep(1000000)
    for i = 1, 1000 do t[i] = long end
    return conform(table.concat(t))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
