-- Has a condition of a million parts
return rule {
  api         = 1,
  id          = "A.5.1-where-wide",
  requirement = "A.5.1",
  title       = "Has a condition of a million parts",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local c = {}
    for i = 1, 1000000 do c[i] = { person = "p" .. i } end
    return every { of = audit.records.leavers:where(any_of(c)), key = "person", meets = { person = none }, empty = "conform", gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
