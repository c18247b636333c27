-- Puts a hundred thousand conditions upon another
return rule {
  api         = 1,
  id          = "A.5.1-where-chain",
  requirement = "A.5.1",
  title       = "Puts a hundred thousand conditions upon another",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local all = audit.records.leavers
    for i = 1, 1e9 do all = all:where { person = one_of("a", "b" .. i) } end
    return conform("narrowed")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
