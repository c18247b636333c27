-- Makes one string without end
return rule {
  api         = 1,
  id          = "A.5.1-long-string",
  requirement = "A.5.1",
  title       = "Makes one string without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local s = "x"
    while true do s = s .. s end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
