-- Multiplies a date
return rule {
  api         = 1,
  id          = "A.5.1-date-arithmetic",
  requirement = "A.5.1",
  title       = "Multiplies a date",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("x" .. audit.date * 2)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
