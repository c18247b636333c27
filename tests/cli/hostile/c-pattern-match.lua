-- Backtracks inside match with captures
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-match",
  requirement = "A.5.1",
  title       = "Backtracks inside match with captures",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("a"):rep(60):match(("(a*)"):rep(30) .. "b")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
