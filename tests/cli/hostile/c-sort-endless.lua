-- Sorts with a comparator that never answers
return rule {
  api         = 1,
  id          = "A.5.1-c-sort-endless",
  requirement = "A.5.1",
  title       = "Sorts with a comparator that never answers",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = { 3, 1, 2 }
    table.sort(t, function(a) while a do a = not not a end end)
    return conform("sorted")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
