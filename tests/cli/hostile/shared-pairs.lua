-- Puts endless functions in place of those that all use
return rule {
  api         = 1,
  id          = "A.5.1-shared-pairs",
  requirement = "A.5.1",
  title       = "Puts endless functions in place of those that all use",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    pairs = function() while true do end end
    tostring = pairs
    type = pairs
    return pairs({})
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
