-- Swallows the flag in a comparator
return rule {
  api         = 1,
  id          = "A.5.1-swallow-sort",
  requirement = "A.5.1",
  title       = "Swallows the flag in a comparator",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local t = {}
    for i = 1, 100 do t[i] = i end
    table.sort(t, function(a, b) while true do end return a < b end)
    return conform("sorted")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
