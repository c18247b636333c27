-- Opens a file
return rule {
  api         = 1,
  id          = "A.5.1-reach-io-open",
  requirement = "A.5.1",
  title       = "Opens a file",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(io.open("/etc/passwd"):read("a")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
