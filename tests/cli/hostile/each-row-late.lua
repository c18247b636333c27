-- Keeps a record and walks it
return rule {
  api         = 1,
  id          = "A.5.1-each-row-late",
  requirement = "A.5.1",
  title       = "Keeps a record and walks it",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local kept
    for row in audit.records.leavers:each() do kept = row end
    for k in pairs(kept) do return conform(tostring(k)) end
    error("nothing came of it")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
