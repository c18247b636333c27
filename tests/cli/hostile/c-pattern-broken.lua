-- Ends a pattern in the middle
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-broken",
  requirement = "A.5.1",
  title       = "Ends a pattern in the middle",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("a"):find("%f")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
