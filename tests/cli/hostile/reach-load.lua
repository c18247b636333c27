-- Compiles a text
return rule {
  api         = 1,
  id          = "A.5.1-reach-load",
  requirement = "A.5.1",
  title       = "Compiles a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(load("return 1")()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
