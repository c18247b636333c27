-- Visits each triple of records of a long join
return rule {
  api         = 1,
  id          = "A.5.1-each-cubic",
  requirement = "A.5.1",
  title       = "Visits each triple of records of a long join",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local n = 0
    while true do
      for _ in audit.records.leavers:each() do for _ in audit.records.leavers:each() do n = n + 1 end end
    end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
