-- Raises a table that holds itself
return rule {
  api         = 1,
  id          = "A.5.1-error-self",
  requirement = "A.5.1",
  title       = "Raises a table that holds itself",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    t.t = t
    error(t)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
