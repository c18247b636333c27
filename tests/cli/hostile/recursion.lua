-- Calls itself for ever
return rule {
  api         = 1,
  id          = "A.5.1-recursion",
  requirement = "A.5.1",
  title       = "Calls itself for ever",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local function f(n) return 1 + f(n + 1) end
    return conform(tostring(f(1)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
