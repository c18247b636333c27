-- A.8.4-approval-demanded.lua - whether the code host itself lets a change reach the main branch without a second person.
-- That changes were in fact reviewed is another matter; here counts who is able to write alone.
return rule {
  api         = 1,
  id          = "A.8.4-approval-demanded",
  requirement = "A.8.4",
  related     = { "A.5.3", "A.8.28", "A.8.32" },
  title       = "Nobody can write to a main branch alone",
  criterion   = "The code host demands an approval before a change reaches a branch that the organization's own rule names.",
  basis       = "own_rules.code_approval",
  whole       = true,
  evidence    = { "repositories.repository", "repositories.branch", "repositories.required_reviews" },

  check = function(audit)
    local own = audit.own.code_approval
    return every {
      of     = audit.records.repositories:where(own.of),
      key    = { "repository", "branch" },
      meets  = { required_reviews = at_least(1) },
      except = own.except,
      gap    = "The code host lets changes reach {failed} of {all} main branches without an approval",
    }
  end,

  examples = {
    { given = { own_rules = { code_approval = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", required_reviews = 2 } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- no protection at all, and one that demands nobody
    { given = { own_rules = { code_approval = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", required_reviews = none },
                                             { repository = "site", branch = "main", required_reviews = 0 },
                                             { repository = "tool", branch = "main", required_reviews = 1 } } } },
      expect = "gap", exceptions = { "shop/main", "site/main" }, class = "minor", numbers = { failed = 2, all = 3 } },
    { given = { own_rules = { code_approval = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", required_reviews = none },
                                             { repository = "site", branch = "main", required_reviews = 0 } } } },
      expect = "gap", exceptions = { "shop/main", "site/main" }, class = "major" },
    -- fair: a repository for trials that the own rule leaves out
    { given = { own_rules = { code_approval = { except = { repository = "playground" } } },
                records = { repositories = { { repository = "shop", branch = "main", required_reviews = 1 },
                                             { repository = "playground", branch = "main", required_reviews = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the branch of an old release of the same repository
    { given = { own_rules = { code_approval = { of = { repository = "shop" } } },
                records = { repositories = { { repository = "shop", branch = "main", required_reviews = 1 },
                                             { repository = "shop", branch = "release-1", required_reviews = 0 } } } },
      expect = "gap", exceptions = { "shop/release-1" }, class = "minor" },
    { given = { own_rules = { code_approval = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main" } } } },
      expect = "not_determined" },
    { given = { own_rules = { code_approval = { source = "Development rules 3.1, 4" } }, records = { repositories = {} } },
      expect = "not_determined" },
    { given = { own_rules = { code_approval = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
