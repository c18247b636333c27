-- Looks at a population that is its own table
return rule {
  api         = 1,
  id          = "A.5.1-every-cycle",
  requirement = "A.5.1",
  title       = "Looks at a population that is its own table",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    t.of = t
    return every(t)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
