-- Ends the process
return rule {
  api         = 1,
  id          = "A.5.1-reach-os-exit",
  requirement = "A.5.1",
  title       = "Ends the process",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(os.exit(0)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
