-- Looks at a number
return rule {
  api         = 1,
  id          = "A.5.1-every-number",
  requirement = "A.5.1",
  title       = "Looks at a number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return every(42)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
