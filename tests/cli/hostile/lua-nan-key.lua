-- Takes what is no number as a key
return rule {
  api         = 1,
  id          = "A.5.1-lua-nan-key",
  requirement = "A.5.1",
  title       = "Takes what is no number as a key",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    t[0 / 0] = 1
    return conform("kept")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
