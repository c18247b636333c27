-- Adds more years than there are
return rule {
  api         = 1,
  id          = "A.5.1-date-overflow",
  requirement = "A.5.1",
  title       = "Adds more years than there are",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("from " .. (audit.date + "999999999999999 years"))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
