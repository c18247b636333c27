-- Sorts with a comparator that says yes to all, and then asks for an answer
return rule {
  api         = 1,
  id          = "A.5.1-c-sort-mad",
  requirement = "A.5.1",
  title       = "Sorts with a comparator that says yes to all, and then asks for an answer",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    for i = 1, 100000 do t[i] = i end
    while true do table.sort(t, function() return true end) end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
