-- Shifts a long list with every removal
return rule {
  api         = 1,
  id          = "A.5.1-c-remove-front",
  requirement = "A.5.1",
  title       = "Shifts a long list with every removal",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    for i = 1, 100000 do t[i] = i end
    while true do t[#t + 1] = table.remove(t, 1) end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
