-- Refers to a capture that is not closed
return rule {
  api         = 1,
  id          = "A.5.1-c-pattern-backreference",
  requirement = "A.5.1",
  title       = "Refers to a capture that is not closed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(("aa"):match("(a%1)")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
