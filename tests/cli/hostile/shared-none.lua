-- Writes into none
return rule {
  api         = 1,
  id          = "A.5.1-shared-none",
  requirement = "A.5.1",
  title       = "Writes into none",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    none.x = 1
    return conform("written")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
