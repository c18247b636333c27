-- Looks at nothing
return rule {
  api         = 1,
  id          = "A.5.1-every-nothing",
  requirement = "A.5.1",
  title       = "Looks at nothing",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return every {}
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
