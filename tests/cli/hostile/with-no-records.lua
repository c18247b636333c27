-- Joins with a text
return rule {
  api         = 1,
  id          = "A.5.1-with-no-records",
  requirement = "A.5.1",
  title       = "Joins with a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers:with("accounts", "person"):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
