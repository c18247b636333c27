-- Gives an iterator another state
return rule {
  api         = 1,
  id          = "A.5.1-each-other-state",
  requirement = "A.5.1",
  title       = "Gives an iterator another state",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local f = audit.records.leavers:each()
    local row = f(audit, conform("x"))
    return row.nothing_of_the_kind()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
