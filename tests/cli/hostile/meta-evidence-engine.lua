-- Gives a column that the engine reads another meaning
return rule {
  api         = 1,
  id          = "A.5.1-meta-evidence-engine",
  requirement = "A.5.1",
  title       = "Gives a column that the engine reads another meaning",
  criterion   = "Never to be relied upon.",
  evidence    = { ["waivers.until"] = { "text", "For ever" } },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
