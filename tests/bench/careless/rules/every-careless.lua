-- A loop where every would do.
return rule {
  api         = 1,
  id          = "every-careless",
  requirement = "A.5.18",
  title       = "Active accounts are personal",
  criterion   = "Active accounts are personal.",
  evidence    = { "accounts.account", "accounts.purpose", "accounts.disabled_on" },

  check = function(audit)
    local failed, all, limit = 0, 0, audit.date
    for row in audit.records.accounts:each() do
      if row.disabled_on == none and limit == audit.date then
        all = all + 1
        if row.purpose ~= "personal" then failed = failed + 1 end
      end
    end
    return gap("not personal", { failed = failed, all = all })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
