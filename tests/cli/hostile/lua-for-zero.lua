-- Counts with a step of nothing
return rule {
  api         = 1,
  id          = "A.5.1-lua-for-zero",
  requirement = "A.5.1",
  title       = "Counts with a step of nothing",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    for _ = 1, 2, 0 do return conform("began") end
    return conform("done")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
