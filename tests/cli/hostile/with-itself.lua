-- Joins a table with itself until memory ends
return rule {
  api         = 1,
  id          = "A.5.1-with-itself",
  requirement = "A.5.1",
  title       = "Joins a table with itself until memory ends",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person", "leavers.team" },
  check = function(audit)
    local all = audit.records.leavers
    for i = 1, 100 do all = all:with(audit.records.leavers, "team", { prefix = "p" .. i .. "_" }) end
    return conform("" .. all:count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
