-- Raises none
return rule {
  api         = 1,
  id          = "A.5.1-error-none",
  requirement = "A.5.1",
  title       = "Raises none",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error(none)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
