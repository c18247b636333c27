-- Loops for ever
return rule {
  api         = 1,
  id          = "A.5.1-endless-loop",
  requirement = "A.5.1",
  title       = "Loops for ever",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    while true do end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
