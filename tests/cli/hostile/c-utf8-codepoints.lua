-- Asks for all code points of a long text at once
return rule {
  api         = 1,
  id          = "A.5.1-c-utf8-codepoints",
  requirement = "A.5.1",
  title       = "Asks for all code points of a long text at once",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(select("#", utf8.codepoint(("x"):rep(10000000), 1, -1))))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
