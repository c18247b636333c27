-- Raises what the engine gave it
return rule {
  api         = 1,
  id          = "A.5.1-error-audit",
  requirement = "A.5.1",
  title       = "Raises what the engine gave it",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    error(audit)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
