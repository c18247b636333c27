-- Repeats nothing without end
return rule {
  api         = 1,
  id          = "A.5.1-c-rep-nothing",
  requirement = "A.5.1",
  title       = "Repeats nothing without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(("") .. #(""):rep(math.maxinteger))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
