-- Shifts by more than there is, and then calls a number
return rule {
  api         = 1,
  id          = "A.5.1-lua-shift",
  requirement = "A.5.1",
  title       = "Shifts by more than there is, and then calls a number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local a = 1 << math.maxinteger >> math.mininteger
    return a()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
