-- Empties the list that is being sorted
return rule {
  api         = 1,
  id          = "A.5.1-c-sort-mutates",
  requirement = "A.5.1",
  title       = "Empties the list that is being sorted",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    for i = 1, 1000 do t[i] = i end
    table.sort(t, function(a, b) for k = 1, 1000 do t[k] = nil end return a < b end)
    if #t ~= 1000 then return conform("half sorted") end
    error("nothing came of it")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
