-- Takes all memory
return rule {
  api         = 1,
  id          = "A.5.1-memory",
  requirement = "A.5.1",
  title       = "Takes all memory",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local t = {}
    for i = 1, 1e9 do t[i] = ("x"):rep(1000) .. i end
    return conform("done")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
