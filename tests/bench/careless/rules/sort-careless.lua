-- All rows sorted with a comparator.
return rule {
  api         = 1,
  id          = "sort-careless",
  requirement = "A.5.18",
  title       = "Persons have one account",
  criterion   = "Persons have one account.",
  evidence    = { "accounts.account", "accounts.person" },

  check = function(audit)
    local list, failed = {}, 0
    for row in audit.records.accounts:each() do list[#list + 1] = { person = row.person, account = row.account } end
    table.sort(list, function(a, b) return a.person < b.person end)
    for i = 2, #list do
      if list[i].person == list[i - 1].person then failed = failed + 1 end
    end
    return gap("with another", { failed = failed, all = #list })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
