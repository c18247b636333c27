-- Brings facts as a text
return rule {
  api         = 1,
  id          = "A.5.1-gap-facts-text",
  requirement = "A.5.1",
  title       = "Brings facts as a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", "failed")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
