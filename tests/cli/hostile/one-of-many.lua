-- Is one of ten million
return rule {
  api         = 1,
  id          = "A.5.1-one-of-many",
  requirement = "A.5.1",
  title       = "Is one of ten million",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local t = {}
    for i = 1, 900000 do t[i] = "p" .. i end
    return every { of = audit.records.leavers, key = "person", meets = { person = one_of(t) }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
