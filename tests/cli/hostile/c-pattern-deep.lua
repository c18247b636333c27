-- Has a pattern that recurses in C for each item
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-deep",
  requirement = "A.5.1",
  title       = "Has a pattern that recurses in C for each item",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("a"):rep(1000000):find(("a?"):rep(1000000) .. "b")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
