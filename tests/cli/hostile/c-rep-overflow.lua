-- Asks for a text whose size overflows
return rule {
  api         = 1,
  id          = "A.5.1-c-rep-overflow",
  requirement = "A.5.1",
  title       = "Asks for a text whose size overflows",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(("ab"):rep(math.maxinteger))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
