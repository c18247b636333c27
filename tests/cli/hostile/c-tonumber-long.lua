-- Reads a number of ten million digits again and again
return rule {
  api         = 1,
  id          = "A.5.1-c-tonumber-long",
  requirement = "A.5.1",
  title       = "Reads a number of ten million digits again and again",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local digits = ("9"):rep(10000000)
    while true do local _ = tonumber(digits, 36) end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
