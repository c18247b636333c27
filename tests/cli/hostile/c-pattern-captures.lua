-- Has more captures than there is room for
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-captures",
  requirement = "A.5.1",
  title       = "Has more captures than there is room for",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("a"):rep(100):match(("(a)"):rep(100))))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
