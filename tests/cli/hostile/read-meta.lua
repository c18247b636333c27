-- Asks the audit for its metatable
return rule {
  api         = 1,
  id          = "A.5.1-read-meta",
  requirement = "A.5.1",
  title       = "Asks the audit for its metatable",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(tostring(audit.__metatable))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
