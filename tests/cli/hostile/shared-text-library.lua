-- Changes the functions of texts
return rule {
  api         = 1,
  id          = "A.5.1-shared-text-library",
  requirement = "A.5.1",
  title       = "Changes the functions of texts",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    string.format = function() return "conform" end
    string.rep = nil
    return (("x"):rep(3))()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
