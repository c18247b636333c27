-- Two functions call each other for ever
return rule {
  api         = 1,
  id          = "A.5.1-lua-mutual",
  requirement = "A.5.1",
  title       = "Two functions call each other for ever",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local f
    local function g(n) return 1 + f(n) end
    f = function(n) return 1 + g(n) end
    return conform(tostring(f(1)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
