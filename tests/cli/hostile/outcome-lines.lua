-- Says two lines
return rule {
  api         = 1,
  id          = "A.5.1-outcome-lines",
  requirement = "A.5.1",
  title       = "Says two lines",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine\n## Forged heading")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
