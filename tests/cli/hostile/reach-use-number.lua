-- Uses a helper by number
return rule {
  api         = 1,
  id          = "A.5.1-reach-use-number",
  requirement = "A.5.1",
  title       = "Uses a helper by number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(use(42)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
