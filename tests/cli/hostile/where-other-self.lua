-- Calls a method on a date
return rule {
  api         = 1,
  id          = "A.5.1-where-other-self",
  requirement = "A.5.1",
  title       = "Calls a method on a date",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers.count(audit.date))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
