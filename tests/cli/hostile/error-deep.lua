-- Raises at the bottom of a deep stack
return rule {
  api         = 1,
  id          = "A.5.1-error-deep",
  requirement = "A.5.1",
  title       = "Raises at the bottom of a deep stack",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local function f(n) if n == 0 then error("bottom") end return 1 + f(n - 1) end
    return conform(tostring(f(100000)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
