-- Brings a fact that a gap does not have
return rule {
  api         = 1,
  id          = "A.5.1-gap-unknown-fact",
  requirement = "A.5.1",
  title       = "Brings a fact that a gap does not have",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { failed = 1, class = "conform" })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
