-- Backtracks inside find with lazy repetitions
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-lazy",
  requirement = "A.5.1",
  title       = "Backtracks inside find with lazy repetitions",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return ("a"):rep(200):find(("a-"):rep(60) .. "b") and conform("found") or conform("not found")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
