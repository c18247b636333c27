-- Reads a table whose name ends early
return rule {
  api         = 1,
  id          = "A.5.1-read-nul",
  requirement = "A.5.1",
  title       = "Reads a table whose name ends early",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(tostring(audit.records["leavers\0x"]))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
