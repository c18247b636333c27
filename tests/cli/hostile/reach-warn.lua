-- Warns
return rule {
  api         = 1,
  id          = "A.5.1-reach-warn",
  requirement = "A.5.1",
  title       = "Warns",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(warn("@on")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
