-- Passes on more values each time
return rule {
  api         = 1,
  id          = "A.5.1-lua-varargs-grow",
  requirement = "A.5.1",
  title       = "Passes on more values each time",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local function f(...) return f(1, ...) end
    return f()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
