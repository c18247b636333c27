-- Packs with a size that overflows
return rule {
  api         = 1,
  id          = "A.5.1-c-pack-option",
  requirement = "A.5.1",
  title       = "Packs with a size that overflows",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(string.pack("i99999999999999999999", 1))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
