-- Names its evidence by a number
return rule {
  api         = 1,
  id          = "A.5.1-meta-evidence-word",
  requirement = "A.5.1",
  title       = "Names its evidence by a number",
  criterion   = "Never to be relied upon.",
  evidence    = { 42 },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
