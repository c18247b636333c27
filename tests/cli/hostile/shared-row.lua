-- Writes into a record
return rule {
  api         = 1,
  id          = "A.5.1-shared-row",
  requirement = "A.5.1",
  title       = "Writes into a record",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    for row in audit.records.leavers:each() do row.person = "nobody" end
    return conform("written")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
