-- Looks for what other rules left behind
return rule {
  api         = 1,
  id          = "A.5.1-shared-global",
  requirement = "A.5.1",
  title       = "Looks for what other rules left behind",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    if secret or times then return conform("there is something") end
    secret = "kept"
    error("nothing came of it")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
