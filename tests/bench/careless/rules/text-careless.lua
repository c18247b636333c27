-- Text put together in a loop: each time all of it is copied.
return rule {
  api         = 1,
  id          = "text-careless",
  requirement = "A.5.18",
  title       = "Accounts are listed",
  criterion   = "Accounts are listed.",
  evidence    = { "accounts.account" },

  check = function(audit)
    local text = ""
    for row in audit.records.accounts:each() do text = text .. (text == "" and "" or ",") .. row.account end
    local _, count = text:gsub(",", ",")
    return gap("listed", { failed = count, all = count + 1 })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
