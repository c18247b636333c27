-- Asks for an address
return rule {
  api         = 1,
  id          = "A.5.1-c-format-address",
  requirement = "A.5.1",
  title       = "Asks for an address",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(string.format("%p", {}))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
