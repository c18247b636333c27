-- Raises a table
return rule {
  api         = 1,
  id          = "A.5.1-error-table",
  requirement = "A.5.1",
  title       = "Raises a table",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    error({ oops = true })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
