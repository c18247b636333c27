-- Goes back before all years
return rule {
  api         = 1,
  id          = "A.5.1-date-below",
  requirement = "A.5.1",
  title       = "Goes back before all years",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local d = audit.date
    while true do d = d - "9000 years" end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
