-- Makes characters from numbers that are none
return rule {
  api         = 1,
  id          = "A.5.1-c-utf8-char",
  requirement = "A.5.1",
  title       = "Makes characters from numbers that are none",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(utf8.char(-1, 0x7FFFFFFF, math.maxinteger))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
