-- Asks for a value that closes itself
return rule {
  api         = 1,
  id          = "A.5.1-lua-close",
  requirement = "A.5.1",
  title       = "Asks for a value that closes itself",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local x <close> = {}
    return conform(tostring(x))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
