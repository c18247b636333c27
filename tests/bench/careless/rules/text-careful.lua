-- table.concat.
return rule {
  api         = 1,
  id          = "text-careful",
  requirement = "A.5.18",
  title       = "Accounts are listed",
  criterion   = "Accounts are listed.",
  evidence    = { "accounts.account" },

  check = function(audit)
    local list = {}
    for row in audit.records.accounts:each() do list[#list + 1] = row.account end
    local _, count = table.concat(list, ","):gsub(",", ",")
    return gap("listed", { failed = count, all = count + 1 })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
