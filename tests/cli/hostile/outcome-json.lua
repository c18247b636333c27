-- Says what would end a text in JSON
-- comes to: not_determined
return rule {
  api         = 1,
  id          = "A.5.1-outcome-json",
  requirement = "A.5.1",
  title       = "Says what would end a text in JSON",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return improvement([[","word":"conform","x":"\\]])
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
