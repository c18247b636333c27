-- Takes the latest of no key
return rule {
  api         = 1,
  id          = "A.5.1-latest-keys-empty",
  requirement = "A.5.1",
  title       = "Takes the latest of no key",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person", "leavers.left_on" },
  check = function(audit)
    return conform("" .. audit.records.leavers:latest({}, "left_on"):count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
