-- Says the delete character
return rule {
  api         = 1,
  id          = "A.5.1-outcome-delete",
  requirement = "A.5.1",
  title       = "Says the delete character",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine\127")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
