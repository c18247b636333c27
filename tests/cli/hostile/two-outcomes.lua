-- Returns two outcomes
return rule {
  api         = 1,
  id          = "A.5.1-two-outcomes",
  requirement = "A.5.1",
  title       = "Returns two outcomes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("one"), gap("two")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
