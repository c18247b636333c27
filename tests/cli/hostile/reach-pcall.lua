-- Catches the end of its budget
return rule {
  api         = 1,
  id          = "A.5.1-reach-pcall",
  requirement = "A.5.1",
  title       = "Catches the end of its budget",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(pcall(function() while true do end end)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
