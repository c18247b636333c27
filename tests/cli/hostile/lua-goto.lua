-- Jumps back without end
return rule {
  api         = 1,
  id          = "A.5.1-lua-goto",
  requirement = "A.5.1",
  title       = "Jumps back without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    ::again::
    goto again
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
