-- Backtracks inside gsub
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-gsub",
  requirement = "A.5.1",
  title       = "Backtracks inside gsub",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform((("a"):rep(100):gsub(("a-"):rep(50) .. "b", "")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
