-- Swallows the flag in a callback
return rule {
  api         = 1,
  id          = "A.5.1-swallow-gsub",
  requirement = "A.5.1",
  title       = "Swallows the flag in a callback",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local s = ("x"):rep(100):gsub("x", function() while true do end end)
    return conform(s)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
