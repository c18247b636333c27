-- Runs another file
return rule {
  api         = 1,
  id          = "A.5.1-reach-dofile",
  requirement = "A.5.1",
  title       = "Runs another file",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(dofile("rules/other.lua")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
