-- Starts a program
return rule {
  api         = 1,
  id          = "A.5.1-reach-io-popen",
  requirement = "A.5.1",
  title       = "Starts a program",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(io.popen("id"):read("a")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
