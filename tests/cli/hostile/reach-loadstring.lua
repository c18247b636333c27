-- Compiles a text the old way
return rule {
  api         = 1,
  id          = "A.5.1-reach-loadstring",
  requirement = "A.5.1",
  title       = "Compiles a text the old way",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(loadstring("return 1")()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
