-- Uses a helper outside its folder
return rule {
  api         = 1,
  id          = "A.5.1-reach-use-path",
  requirement = "A.5.1",
  title       = "Uses a helper outside its folder",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(use("../report/report.md")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
