-- As it is meant.
return rule {
  api         = 1,
  id          = "every-careful",
  requirement = "A.5.18",
  title       = "Active accounts are personal",
  criterion   = "Active accounts are personal.",
  evidence    = { "accounts.account", "accounts.purpose", "accounts.disabled_on" },

  check = function(audit)
    return every {
      of    = audit.records.accounts:where { disabled_on = none },
      key   = "account",
      meets = { purpose = "personal" },
      gap   = "{failed} of {all}",
    }
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
