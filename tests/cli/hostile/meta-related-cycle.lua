-- Is related to itself without end
local related = {}
related[1] = related
return rule {
  api         = 1,
  id          = "A.5.1-meta-related-cycle",
  requirement = "A.5.1",
  title       = "Is related to itself without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  related     = related,
}
