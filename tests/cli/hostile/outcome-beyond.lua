-- Says a character beyond Unicode
return rule {
  api         = 1,
  id          = "A.5.1-outcome-beyond",
  requirement = "A.5.1",
  title       = "Says a character beyond Unicode",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine\xF7\xBF\xBF\xBF")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
