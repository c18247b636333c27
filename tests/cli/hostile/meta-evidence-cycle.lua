-- Names itself as its evidence
local evidence = { "leavers.person" }
evidence[2] = evidence
return rule {
  api         = 1,
  id          = "A.5.1-meta-evidence-cycle",
  requirement = "A.5.1",
  title       = "Names itself as its evidence",
  criterion   = "Never to be relied upon.",
  evidence    = evidence,
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
