-- Conforms with blanks
return rule {
  api         = 1,
  id          = "A.5.1-outcome-blank",
  requirement = "A.5.1",
  title       = "Conforms with blanks",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("  \t ")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
