-- Formats with an absurd width
return rule {
  api         = 1,
  id          = "A.5.1-c-format-width",
  requirement = "A.5.1",
  title       = "Formats with an absurd width",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(string.format("%999999999d", 1))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
