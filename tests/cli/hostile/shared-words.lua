-- Puts its own functions in place of all words
return rule {
  api         = 1,
  id          = "A.5.1-shared-words",
  requirement = "A.5.1",
  title       = "Puts its own functions in place of all words",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    gap = conform
    improvement = conform
    every = function() return conform("always") end
    error("nothing came of it")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
