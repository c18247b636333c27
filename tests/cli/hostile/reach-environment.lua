-- Asks its environment for what is not there
return rule {
  api         = 1,
  id          = "A.5.1-reach-environment",
  requirement = "A.5.1",
  title       = "Asks its environment for what is not there",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(_ENV.io.open("/etc/passwd")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
