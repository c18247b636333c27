-- Asks for the length of records
return rule {
  api         = 1,
  id          = "A.5.1-read-length",
  requirement = "A.5.1",
  title       = "Asks for the length of records",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("" .. #audit.records.leavers)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
