-- Counts with a step that never arrives
return rule {
  api         = 1,
  id          = "A.5.1-lua-for-step",
  requirement = "A.5.1",
  title       = "Counts with a step that never arrives",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    for i = 1, math.huge do if i < 0 then return conform("past the end") end end
    return conform("done")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
