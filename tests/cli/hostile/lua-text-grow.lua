-- Grows a text by doubling
return rule {
  api         = 1,
  id          = "A.5.1-lua-text-grow",
  requirement = "A.5.1",
  title       = "Grows a text by doubling",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local s = "x"
    for _ = 1, 100 do s = s .. s end
    return conform(s)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
