-- Reads what it does not declare
return rule {
  api         = 1,
  id          = "A.5.1-undeclared",
  requirement = "A.5.1",
  title       = "Reads what it does not declare",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform("there are " .. audit.records.accounts:count() .. " accounts")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
