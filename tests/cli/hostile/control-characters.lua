-- Says what a terminal would obey
return rule {
  api         = 1,
  id          = "A.5.1-control-characters",
  requirement = "A.5.1",
  title       = "Says what a terminal would obey",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("all fine\27[2J")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
