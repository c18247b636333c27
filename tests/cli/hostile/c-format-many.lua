-- Formats past all memory
return rule {
  api         = 1,
  id          = "A.5.1-c-format-many",
  requirement = "A.5.1",
  title       = "Formats past all memory",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(string.format(("%99d"):rep(1000000), table.unpack({}, 1, 200000)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
