-- Counts the characters of a long text without end
return rule {
  api         = 1,
  id          = "A.5.1-c-utf8-loop",
  requirement = "A.5.1",
  title       = "Counts the characters of a long text without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local long = ("\u{20AC}"):rep(2000000)
    while true do utf8.len(long) end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
