-- Asks for all bytes of a long text at once
return rule {
  api         = 1,
  id          = "A.5.1-c-byte-many",
  requirement = "A.5.1",
  title       = "Asks for all bytes of a long text at once",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(select("#", ("x"):rep(10000000):byte(1, -1))))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
