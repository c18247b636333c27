-- Asks for the table of globals
return rule {
  api         = 1,
  id          = "A.5.1-reach-globals",
  requirement = "A.5.1",
  title       = "Asks for the table of globals",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(_G.os.time()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
