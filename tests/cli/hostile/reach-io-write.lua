-- Writes to the terminal
return rule {
  api         = 1,
  id          = "A.5.1-reach-io-write",
  requirement = "A.5.1",
  title       = "Writes to the terminal",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(io.write("\27[2J")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
