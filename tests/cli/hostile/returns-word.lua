-- Returns the word instead of an outcome
return rule {
  api         = 1,
  id          = "A.5.1-returns-word",
  requirement = "A.5.1",
  title       = "Returns the word instead of an outcome",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return "conform"
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
