-- Raises when all memory is spent
return rule {
  api         = 1,
  id          = "A.5.1-error-handler-memory",
  requirement = "A.5.1",
  title       = "Raises when all memory is spent",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    local function f() t[#t + 1] = ("x"):rep(100000) .. #t return f() end
    return f()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
