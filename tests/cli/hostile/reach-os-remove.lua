-- Removes a file
return rule {
  api         = 1,
  id          = "A.5.1-reach-os-remove",
  requirement = "A.5.1",
  title       = "Removes a file",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(os.remove("history.db")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
