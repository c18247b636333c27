-- Uses a file of the system as a helper
return rule {
  api         = 1,
  id          = "A.5.1-reach-use-absolute",
  requirement = "A.5.1",
  title       = "Uses a file of the system as a helper",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(use("/etc/passwd")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
