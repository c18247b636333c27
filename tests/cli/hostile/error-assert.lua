-- Fails an assertion with a table
return rule {
  api         = 1,
  id          = "A.5.1-error-assert",
  requirement = "A.5.1",
  title       = "Fails an assertion with a table",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    assert(false, { message = "fine" })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
