-- Formats with an absurd precision
return rule {
  api         = 1,
  id          = "A.5.1-c-format-precision",
  requirement = "A.5.1",
  title       = "Formats with an absurd precision",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(string.format("%.999999999f", 1))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
