-- Takes the hook that counts its steps away
return rule {
  api         = 1,
  id          = "A.5.1-reach-debug-hook",
  requirement = "A.5.1",
  title       = "Takes the hook that counts its steps away",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(debug.sethook()))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
