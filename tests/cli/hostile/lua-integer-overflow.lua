-- Divides the smallest integer by minus one, then by nothing
return rule {
  api         = 1,
  id          = "A.5.1-lua-integer-overflow",
  requirement = "A.5.1",
  title       = "Divides the smallest integer by minus one, then by nothing",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local a = math.mininteger // -1 + math.mininteger % -1
    return conform(tostring(a // 0))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
