-- Says by a text how many failed
return rule {
  api         = 1,
  id          = "A.5.1-gap-text",
  requirement = "A.5.1",
  title       = "Says by a text how many failed",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = "3" })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
