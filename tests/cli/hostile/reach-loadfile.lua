-- Compiles another file
return rule {
  api         = 1,
  id          = "A.5.1-reach-loadfile",
  requirement = "A.5.1",
  title       = "Compiles another file",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(loadfile("/etc/passwd")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
