-- Reads a table without a name
return rule {
  api         = 1,
  id          = "A.5.1-read-nil",
  requirement = "A.5.1",
  title       = "Reads a table without a name",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(tostring(audit.records[nil]))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
