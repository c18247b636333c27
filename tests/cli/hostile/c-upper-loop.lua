-- Turns a long text without end
return rule {
  api         = 1,
  id          = "A.5.1-c-upper-loop",
  requirement = "A.5.1",
  title       = "Turns a long text without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local long = ("x"):rep(4000000)
    while true do long = long:upper():lower():reverse() end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
