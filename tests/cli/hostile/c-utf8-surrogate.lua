-- Says half of a surrogate pair, which utf8.char makes
return rule {
  api         = 1,
  id          = "A.5.1-c-utf8-surrogate",
  requirement = "A.5.1",
  title       = "Says half of a surrogate pair, which utf8.char makes",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(utf8.char(0xD800))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
