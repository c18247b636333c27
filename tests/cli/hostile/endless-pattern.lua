-- Stays inside one C function
return rule {
  api         = 1,
  id          = "A.5.1-endless-pattern",
  requirement = "A.5.1",
  title       = "Stays inside one C function",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return ("a"):rep(40):find(("a*"):rep(40) .. "b") and conform("found") or conform("x")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
