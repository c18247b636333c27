-- Reads the environment
return rule {
  api         = 1,
  id          = "A.5.1-reach-os-getenv",
  requirement = "A.5.1",
  title       = "Reads the environment",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(os.getenv("HOME")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
