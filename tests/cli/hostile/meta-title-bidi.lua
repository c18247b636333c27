-- Has a title that reads backwards
return rule {
  api         = 1,
  id          = "A.5.1-meta-title-bidi",
  requirement = "A.5.1",
  title       = "fine \u{202E}eliaf",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check       = function() return conform("never reached") end,
  examples    = { { given = {}, expect = "not_determined" } },
}
