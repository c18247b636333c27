-- Walks the audit
return rule {
  api         = 1,
  id          = "A.5.1-read-pairs",
  requirement = "A.5.1",
  title       = "Walks the audit",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    for k in pairs(audit) do return conform(tostring(k)) end
    error("nothing came of it")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
