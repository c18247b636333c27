-- Makes a table grow and shrink
return rule {
  api         = 1,
  id          = "A.5.1-lua-table-holes",
  requirement = "A.5.1",
  title       = "Makes a table grow and shrink",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    while true do
      for i = 1, 100000 do t[i] = i end
      for i = 1, 100000 do t[i] = nil end
    end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
