-- Runs where nobody counts
return rule {
  api         = 1,
  id          = "A.5.1-reach-coroutine",
  requirement = "A.5.1",
  title       = "Runs where nobody counts",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(coroutine.wrap(function() while true do end end)()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
