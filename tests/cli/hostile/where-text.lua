-- Narrows by a text
return rule {
  api         = 1,
  id          = "A.5.1-where-text",
  requirement = "A.5.1",
  title       = "Narrows by a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. audit.records.leavers:where("person = 1"):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
