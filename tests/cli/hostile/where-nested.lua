-- Nests conditions deeper than C goes
return rule {
  api         = 1,
  id          = "A.5.1-where-nested",
  requirement = "A.5.1",
  title       = "Nests conditions deeper than C goes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local c = { person = given }
    for _ = 1, 300000 do c = any_of { c } end
    return every { of = audit.records.leavers:where(c), key = "person", meets = { person = none }, empty = "conform", gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
