-- Unpacks before the beginning of a text
return rule {
  api         = 1,
  id          = "A.5.1-c-unpack-position",
  requirement = "A.5.1",
  title       = "Unpacks before the beginning of a text",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(string.unpack("i8", "12345678", math.maxinteger)))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
