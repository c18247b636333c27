-- Loads a module
return rule {
  api         = 1,
  id          = "A.5.1-reach-require",
  requirement = "A.5.1",
  title       = "Loads a module",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(require("os")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
