-- Holds long texts against each other without end
return rule {
  api         = 1,
  id          = "A.5.1-c-equal-long",
  requirement = "A.5.1",
  title       = "Holds long texts against each other without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local a, b = ("x"):rep(8000000) .. "a", ("x"):rep(8000000) .. "b"
    local n = 0
    while true do if a == b then n = n + 1 end end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
