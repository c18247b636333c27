-- Joins with a prefix of ten megabytes
return rule {
  api         = 1,
  id          = "A.5.1-with-prefix-huge",
  requirement = "A.5.1",
  title       = "Joins with a prefix of ten megabytes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local all = audit.records.leavers
    for _ = 1, 100 do all = all:with(audit.records.leavers, "person", { prefix = ("x"):rep(10000000) }) end
    return conform("" .. all:count())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
