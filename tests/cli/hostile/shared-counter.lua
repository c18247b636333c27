-- Remembers how often it was called
return rule {
  api         = 1,
  id          = "A.5.1-shared-counter",
  requirement = "A.5.1",
  title       = "Remembers how often it was called",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    times = (times or 0) + 1
    if times > 1 then return conform("remembered") end
    error("nothing came of it")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
