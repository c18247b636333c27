-- Asks a function to be closed
return rule {
  api         = 1,
  id          = "A.5.1-lua-close-function",
  requirement = "A.5.1",
  title       = "Asks a function to be closed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local x <close> = function() return conform("closed") end
    return x()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
