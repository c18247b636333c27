-- Writes a date of its own
return rule {
  api         = 1,
  id          = "A.5.1-shared-audit",
  requirement = "A.5.1",
  title       = "Writes a date of its own",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    audit.date = "1999-01-01"
    return conform("written")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
