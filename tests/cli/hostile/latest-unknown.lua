-- Takes the latest by a column that does not exist
return rule {
  api         = 1,
  id          = "A.5.1-latest-unknown",
  requirement = "A.5.1",
  title       = "Takes the latest by a column that does not exist",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers:latest("person", "__index"):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
