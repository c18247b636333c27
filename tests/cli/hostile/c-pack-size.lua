-- Packs into a gigabyte
return rule {
  api         = 1,
  id          = "A.5.1-c-pack-size",
  requirement = "A.5.1",
  title       = "Packs into a gigabyte",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(string.pack("c1000000000", "x"))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
