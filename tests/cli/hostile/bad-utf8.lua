-- Says what is not UTF-8
return rule {
  api         = 1,
  id          = "A.5.1-bad-utf8",
  requirement = "A.5.1",
  title       = "Says what is not UTF-8",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("\xff\xfe")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
