-- Looks for a balance that is never reached, from each place of a long text
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-balance",
  requirement = "A.5.1",
  title       = "Looks for a balance that is never reached, from each place of a long text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("("):rep(4000000):find("%b()")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
