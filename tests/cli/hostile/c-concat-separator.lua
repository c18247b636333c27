-- Joins by a separator past all memory
return rule {
  api         = 1,
  id          = "A.5.1-c-concat-separator",
  requirement = "A.5.1",
  title       = "Joins by a separator past all memory",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    for i = 1, 1000 do t[i] = i end
    return conform(table.concat(t, ("y"):rep(1000000)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
