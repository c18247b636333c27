-- Each account is held against the newest of its person in its system: where that is another one, it is one too many.
return rule {
  api         = 1,
  id          = "bench-accounts-duplicate",
  requirement = "A.5.16",
  title       = "Nobody has two accounts in one system",
  criterion   = "A person has one active personal account in each system.",
  evidence    = { "accounts.account", "accounts.person", "accounts.system", "accounts.purpose",
                  "accounts.created_on", "accounts.disabled_on" },

  check = function(audit)
    local active = audit.records.accounts:where { purpose = "personal", disabled_on = none }
    local newest = active:latest({ "person", "system" }, "created_on")
    return every {
      of    = active:with(newest, { "person", "system" }, { prefix = "newest_" }),
      key   = "account",
      meets = { account = column "newest_account" },
      group = "system",
      gap   = "{failed} of {all} personal accounts have a newer one of the same person in the same system",
    }
  end,

  examples = {
    { given = { records = { accounts = { { account = "a", person = "p", system = "s", purpose = "personal",
                                           created_on = "2020-01-01", disabled_on = none },
                                         { account = "b", person = "p", system = "t", purpose = "personal",
                                           created_on = "2020-01-02", disabled_on = none } } } },
      expect = "conform" },
    { given = { records = { accounts = { { account = "a", person = "p", system = "s", purpose = "personal",
                                           created_on = "2020-01-01", disabled_on = none },
                                         { account = "b", person = "p", system = "s", purpose = "personal",
                                           created_on = "2020-01-02", disabled_on = none } } } },
      expect = "gap", exceptions = { "a" } },
    { given = {}, expect = "not_determined" },
  },
}
