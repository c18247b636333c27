-- Keeps every function that it makes
return rule {
  api         = 1,
  id          = "A.5.1-lua-closures",
  requirement = "A.5.1",
  title       = "Keeps every function that it makes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local all = {}
    while true do all[#all + 1] = function() return all end end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
