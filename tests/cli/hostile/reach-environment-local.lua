-- Gives itself another environment
return rule {
  api         = 1,
  id          = "A.5.1-reach-environment-local",
  requirement = "A.5.1",
  title       = "Gives itself another environment",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local _ENV = { os = os, io = io }
    return os.time()
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
