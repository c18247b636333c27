-- Gives a column that all know another type
return rule {
  api         = 1,
  id          = "A.5.1-meta-evidence-redefine",
  requirement = "A.5.1",
  title       = "Gives a column that all know another type",
  criterion   = "Never to be relied upon.",
  evidence    = { ["leavers.left_on"] = { "boolean", "Not the day but whether" } },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
