-- Reads the clock
return rule {
  api         = 1,
  id          = "A.5.1-reach-os-time",
  requirement = "A.5.1",
  title       = "Reads the clock",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(os.time()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
