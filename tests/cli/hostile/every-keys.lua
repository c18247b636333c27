-- Has a key of a hundred thousand columns
return rule {
  api         = 1,
  id          = "A.5.1-every-keys",
  requirement = "A.5.1",
  title       = "Has a key of a hundred thousand columns",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local k = {}
    for i = 1, 100000 do k[i] = "column" .. i end
    return every { of = audit.records.leavers, key = k, meets = { person = given }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
