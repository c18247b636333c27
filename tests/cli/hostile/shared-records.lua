-- Writes a table of its own
return rule {
  api         = 1,
  id          = "A.5.1-shared-records",
  requirement = "A.5.1",
  title       = "Writes a table of its own",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    audit.records.leavers = {}
    return conform("written")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
