-- Conforms by a table
return rule {
  api         = 1,
  id          = "A.5.1-outcome-number-text",
  requirement = "A.5.1",
  title       = "Conforms by a table",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform({ text = "fine" })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
