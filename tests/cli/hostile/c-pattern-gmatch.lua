-- Backtracks inside the iterator of gmatch
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-gmatch",
  requirement = "A.5.1",
  title       = "Backtracks inside the iterator of gmatch",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    for _ in ("a"):rep(100):gmatch(("a*"):rep(40) .. "b") do return conform("one") end
    return conform("none")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
