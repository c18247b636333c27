-- Walks a table in the order of memory
return rule {
  api         = 1,
  id          = "A.5.1-reach-next",
  requirement = "A.5.1",
  title       = "Walks a table in the order of memory",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(next({})))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
