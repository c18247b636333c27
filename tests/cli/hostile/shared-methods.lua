-- Writes a method of all records
return rule {
  api         = 1,
  id          = "A.5.1-shared-methods",
  requirement = "A.5.1",
  title       = "Writes a method of all records",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    audit.records.leavers.count = function() return 0 end
    return conform("written")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
