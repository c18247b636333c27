-- Says what a spreadsheet would run
-- comes to: not_determined
return rule {
  api         = 1,
  id          = "A.5.1-outcome-formula",
  requirement = "A.5.1",
  title       = "Says what a spreadsheet would run",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return improvement("=cmd|' /C calc'!A0")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
