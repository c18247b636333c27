-- Conforms without a text
return rule {
  api         = 1,
  id          = "A.5.1-outcome-nil-text",
  requirement = "A.5.1",
  title       = "Conforms without a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(nil)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
