-- Stops the collector
return rule {
  api         = 1,
  id          = "A.5.1-reach-collectgarbage",
  requirement = "A.5.1",
  title       = "Stops the collector",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(collectgarbage("stop")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
