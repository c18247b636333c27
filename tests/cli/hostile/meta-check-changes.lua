-- Changes its own metadata when it is checked
local self = {}
return rule {
  api         = 1,
  id          = "A.5.1-meta-check-changes",
  requirement = "A.5.1",
  title       = "Changes its own metadata when it is checked",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() self.id, self.requirement = "A.5.2-other", "A.5.2" error("nothing came of it") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
