-- Unpacks a range that overflows
return rule {
  api         = 1,
  id          = "A.5.1-c-unpack-wrap",
  requirement = "A.5.1",
  title       = "Unpacks a range that overflows",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return conform(tostring(select("#", table.unpack({}, math.mininteger, math.maxinteger))))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
