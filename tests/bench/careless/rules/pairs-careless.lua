-- A loop in a loop: each leaver with each account.
return rule {
  api         = 1,
  id          = "pairs-careless",
  requirement = "A.5.18",
  title       = "Leavers have no account",
  criterion   = "Leavers have no account.",
  evidence    = { "leavers.person", "leavers.left_on", "accounts.account", "accounts.person", "accounts.disabled_on" },

  check = function(audit)
    local failed, all = 0, 0
    for leaver in audit.records.leavers:each() do
      for row in audit.records.accounts:each() do
        if row.person == leaver.person then
          all = all + 1
          if row.disabled_on == none then failed = failed + 1 end
        end
      end
    end
    return gap("still active", { failed = failed, all = all })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
