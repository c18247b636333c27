-- Walks a large table without end
return rule {
  api         = 1,
  id          = "A.5.1-c-pairs-loop",
  requirement = "A.5.1",
  title       = "Walks a large table without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    for i = 1, 1000 do t["k" .. i] = i end
    while true do for _ in pairs(t) do local _ = 1 end end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
