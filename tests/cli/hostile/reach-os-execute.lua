-- Runs a command
return rule {
  api         = 1,
  id          = "A.5.1-reach-os-execute",
  requirement = "A.5.1",
  title       = "Runs a command",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(os.execute("id")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
