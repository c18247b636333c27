-- Calls itself in place of itself
return rule {
  api         = 1,
  id          = "A.5.1-lua-tail-call",
  requirement = "A.5.1",
  title       = "Calls itself in place of itself",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local function f(n) return f(n + 1) end
    return f(1)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
