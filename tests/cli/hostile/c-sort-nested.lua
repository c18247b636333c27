-- Sorts within a comparator within a comparator
return rule {
  api         = 1,
  id          = "A.5.1-c-sort-nested",
  requirement = "A.5.1",
  title       = "Sorts within a comparator within a comparator",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local function again()
      local t = { 1, 2 }
      table.sort(t, again)
      return true
    end
    return conform(tostring(again()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
