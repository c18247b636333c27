-- Returns an outcome that a stopped read came before
return rule {
  api         = 1,
  id          = "A.5.1-outcome-hidden",
  requirement = "A.5.1",
  title       = "Returns an outcome that a stopped read came before",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local _ = audit.records.people:count()
    return conform("fine")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
