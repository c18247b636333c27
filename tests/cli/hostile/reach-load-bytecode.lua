-- Loads bytecode that it made
return rule {
  api         = 1,
  id          = "A.5.1-reach-load-bytecode",
  requirement = "A.5.1",
  title       = "Loads bytecode that it made",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(load(string.dump(function() return 1 end), "x", "b")()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
