-- Fills a table with keys that hash alike
return rule {
  api         = 1,
  id          = "A.5.1-lua-table-float-keys",
  requirement = "A.5.1",
  title       = "Fills a table with keys that hash alike",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    for i = 1, 1e8 do t[i + 2.0 ^ 52 + 0.5] = i t[2.0 ^ (i % 1000) * 1.5] = i t[-i * 2 ^ 40] = i end
    return conform("filled")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
