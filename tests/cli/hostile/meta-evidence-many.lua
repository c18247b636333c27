-- Names a million columns
local many = {}
for i = 1, 1000000 do many[i] = "leavers.column" .. i end
return rule {
  api         = 1,
  id          = "A.5.1-meta-evidence-many",
  requirement = "A.5.1",
  title       = "Names a million columns",
  criterion   = "Never to be relied upon.",
  evidence    = many,
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
