-- Unpacks beyond the end of a text
return rule {
  api         = 1,
  id          = "A.5.1-c-unpack-text",
  requirement = "A.5.1",
  title       = "Unpacks beyond the end of a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(string.unpack("s8", ("\xFF"):rep(8) .. "x")))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
