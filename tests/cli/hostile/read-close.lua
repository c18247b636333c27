-- Closes records
return rule {
  api         = 1,
  id          = "A.5.1-read-close",
  requirement = "A.5.1",
  title       = "Closes records",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local x <close> = audit.records.leavers
    return conform(tostring(x))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
