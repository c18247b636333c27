-- Says the head of a message
return rule {
  api         = 1,
  id          = "A.5.1-outcome-magic",
  requirement = "A.5.1",
  title       = "Says the head of a message",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("S0MG\0\0\0\1" .. ("\0"):rep(16))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
