-- Says that more are handled than failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-handled",
  requirement = "A.5.1",
  title       = "Says that more are handled than failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = 1, handled = math.maxinteger })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
