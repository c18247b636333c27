-- Says a text that ends early
return rule {
  api         = 1,
  id          = "A.5.1-outcome-nul",
  requirement = "A.5.1",
  title       = "Says a text that ends early",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine\0gap")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
