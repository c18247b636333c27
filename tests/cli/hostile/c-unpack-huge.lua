-- Puts a hundred million values on the stack
return rule {
  api         = 1,
  id          = "A.5.1-c-unpack-huge",
  requirement = "A.5.1",
  title       = "Puts a hundred million values on the stack",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(select("#", table.unpack({}, 1, 100000000))))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
