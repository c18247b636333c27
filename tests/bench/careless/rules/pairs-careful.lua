-- As it is meant.
return rule {
  api         = 1,
  id          = "pairs-careful",
  requirement = "A.5.18",
  title       = "Leavers have no account",
  criterion   = "Leavers have no account.",
  evidence    = { "leavers.person", "leavers.left_on", "accounts.account", "accounts.person", "accounts.disabled_on" },

  check = function(audit)
    return every {
      of    = audit.records.leavers:with(audit.records.accounts, "person", { unmatched = "drop" }),
      key   = { "person", "account" },
      meets = { disabled_on = given },
      gap   = "{failed} of {all}",
    }
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
