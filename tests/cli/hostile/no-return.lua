-- Returns nothing
return rule {
  api         = 1,
  id          = "A.5.1-no-return",
  requirement = "A.5.1",
  title       = "Returns nothing",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local _ = audit.date
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
