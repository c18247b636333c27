-- Returns a table that calls itself an outcome
return rule {
  api         = 1,
  id          = "A.5.1-outcome-words",
  requirement = "A.5.1",
  title       = "Returns a table that calls itself an outcome",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return { word = "conform", text = "fine" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
