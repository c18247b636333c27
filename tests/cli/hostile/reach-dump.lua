-- Turns a function into bytecode
return rule {
  api         = 1,
  id          = "A.5.1-reach-dump",
  requirement = "A.5.1",
  title       = "Turns a function into bytecode",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(string.dump(function() return 1 end)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
