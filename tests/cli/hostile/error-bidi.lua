-- Raises what reads backwards
return rule {
  api         = 1,
  id          = "A.5.1-error-bidi",
  requirement = "A.5.1",
  title       = "Raises what reads backwards",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("\u{202E}mrofnoc\u{2066}")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
