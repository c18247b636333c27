-- Reads a table by number
return rule {
  api         = 1,
  id          = "A.5.1-read-number",
  requirement = "A.5.1",
  title       = "Reads a table by number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(tostring(audit.records[1]))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
