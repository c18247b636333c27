-- Doubles its arguments with each call
return rule {
  api         = 1,
  id          = "A.5.1-lua-varargs",
  requirement = "A.5.1",
  title       = "Doubles its arguments with each call",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local function f(...) return f(..., ...) end
    local function g(...) return g(1, ..., 1, f(...)) end
    return g(1)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
