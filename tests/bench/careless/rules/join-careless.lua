-- A join by hand, with tables in a table.
return rule {
  api         = 1,
  id          = "join-careless",
  requirement = "A.5.18",
  title       = "Leavers have no account",
  criterion   = "Leavers have no account.",
  evidence    = { "leavers.person", "leavers.left_on", "accounts.account", "accounts.person", "accounts.disabled_on" },

  check = function(audit)
    local accounts, failed, all = {}, 0, 0
    for row in audit.records.accounts:each() do
      accounts[row.person] = accounts[row.person] or {}
      table.insert(accounts[row.person], { account = row.account, active = row.disabled_on == none })
    end
    for leaver in audit.records.leavers:each() do
      for _, account in ipairs(accounts[leaver.person] or {}) do
        all = all + 1
        if account.active then failed = failed + 1 end
      end
    end
    return gap("still active", { failed = failed, all = all })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
