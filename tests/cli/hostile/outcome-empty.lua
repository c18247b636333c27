-- Conforms with an empty text
return rule {
  api         = 1,
  id          = "A.5.1-outcome-empty",
  requirement = "A.5.1",
  title       = "Conforms with an empty text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
