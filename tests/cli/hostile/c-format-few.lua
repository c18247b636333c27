-- Formats what was not given
return rule {
  api         = 1,
  id          = "A.5.1-c-format-few",
  requirement = "A.5.1",
  title       = "Formats what was not given",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(string.format("%s %s %s", 1))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
