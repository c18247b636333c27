-- Makes a fact of a table that all know
return rule {
  api         = 1,
  id          = "A.5.1-meta-evidence-retable",
  requirement = "A.5.1",
  title       = "Makes a fact of a table that all know",
  criterion   = "Never to be relied upon.",
  evidence    = { ["leavers"] = { "text", "A text", fact = true } },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
