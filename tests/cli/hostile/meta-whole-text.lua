-- Says whole by a text
return rule {
  api         = 1,
  id          = "A.5.1-meta-whole-text",
  requirement = "A.5.1",
  title       = "Says whole by a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
  whole       = "yes",
}
