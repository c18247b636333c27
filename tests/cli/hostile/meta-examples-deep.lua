-- Has an example that is nested without end
local deep = {}
for _ = 1, 100000 do deep = { deep } end
return rule {
  api         = 1,
  id          = "A.5.1-meta-examples-deep",
  requirement = "A.5.1",
  title       = "Has an example that is nested without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = deep } },
}
