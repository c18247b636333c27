-- Takes the latest of what is no date
return rule {
  api         = 1,
  id          = "A.5.1-latest-mixed",
  requirement = "A.5.1",
  title       = "Takes the latest of what is no date",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers:latest("person", "person"):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
