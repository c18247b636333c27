-- Takes the metatable of texts
return rule {
  api         = 1,
  id          = "A.5.1-reach-getmetatable",
  requirement = "A.5.1",
  title       = "Takes the metatable of texts",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(getmetatable("").__index))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
