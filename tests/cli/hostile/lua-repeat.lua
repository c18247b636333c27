-- Repeats until never
return rule {
  api         = 1,
  id          = "A.5.1-lua-repeat",
  requirement = "A.5.1",
  title       = "Repeats until never",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    repeat local x = 1 until not x
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
