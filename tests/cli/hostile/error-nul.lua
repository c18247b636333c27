-- Raises a text that ends early
return rule {
  api         = 1,
  id          = "A.5.1-error-nul",
  requirement = "A.5.1",
  title       = "Raises a text that ends early",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("fine\0not fine")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
