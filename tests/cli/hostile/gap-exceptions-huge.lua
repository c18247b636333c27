-- Names a million exceptions of a kilobyte
return rule {
  api         = 1,
  id          = "A.5.1-gap-exceptions-huge",
  requirement = "A.5.1",
  title       = "Names a million exceptions of a kilobyte",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t, long = {}, ("x"):rep(1000)
    for i = 1, 1000000 do t[i] = long .. i end
    return gap("many", { exceptions = t })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
