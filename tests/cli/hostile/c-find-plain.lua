-- Looks for a long text in a longer one of the same letter
return rule {
  api         = 1,
  id          = "A.5.1-c-find-plain",
  requirement = "A.5.1",
  title       = "Looks for a long text in a longer one of the same letter",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local long = ("a"):rep(8000000)
    return conform(tostring(long:find(("a"):rep(4000000) .. "b", 1, true)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
