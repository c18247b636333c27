-- Says what reads backwards
return rule {
  api         = 1,
  id          = "A.5.1-outcome-bidi",
  requirement = "A.5.1",
  title       = "Says what reads backwards",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform("fine \u{202E}pag\u{2069}")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
