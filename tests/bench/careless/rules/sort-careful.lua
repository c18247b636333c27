-- A set of what was seen.
return rule {
  api         = 1,
  id          = "sort-careful",
  requirement = "A.5.18",
  title       = "Persons have one account",
  criterion   = "Persons have one account.",
  evidence    = { "accounts.account", "accounts.person" },

  check = function(audit)
    local seen, failed, all = {}, 0, 0
    for row in audit.records.accounts:each() do
      if seen[row.person] then failed = failed + 1 end
      seen[row.person] = true
      all = all + 1
    end
    return gap("with another", { failed = failed, all = all })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
