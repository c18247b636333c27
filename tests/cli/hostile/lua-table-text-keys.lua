-- Fills a table with long keys that differ at the end
return rule {
  api         = 1,
  id          = "A.5.1-lua-table-text-keys",
  requirement = "A.5.1",
  title       = "Fills a table with long keys that differ at the end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t, long = {}, ("k"):rep(100000)
    for i = 1, 1e8 do t[long .. i] = true end
    return conform("filled")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
