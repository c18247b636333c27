-- Makes rubbish without end
return rule {
  api         = 1,
  id          = "A.5.1-lua-collect",
  requirement = "A.5.1",
  title       = "Makes rubbish without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    while true do local _ = { { { {} } } } end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
