-- Sorts what cannot be compared
return rule {
  api         = 1,
  id          = "A.5.1-c-sort-mixed",
  requirement = "A.5.1",
  title       = "Sorts what cannot be compared",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = { 1, "a", {}, true }
    table.sort(t)
    return conform("sorted")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
