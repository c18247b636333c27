-- A.8.4-history-protected.lua - main branches against the settings of the code host that let somebody rewrite them.
-- Whoever can overwrite the history of a branch can take back what others have reviewed.
return rule {
  api         = 1,
  id          = "A.8.4-history-protected",
  requirement = "A.8.4",
  related     = { "A.8.28", "A.8.32" },
  title       = "The history of main branches cannot be rewritten",
  criterion   = "The code host keeps the branches that the organization's own rule names from being overwritten or deleted.",
  basis       = "own_rules.branch_protection",
  whole       = true,
  evidence    = { "repositories.repository", "repositories.branch", "repositories.force_push", "repositories.deletion" },

  check = function(audit)
    local own = audit.own.branch_protection
    return every {
      of     = audit.records.repositories:where(own.of),
      key    = { "repository", "branch" },
      meets  = { force_push = false, deletion = false },
      except = own.except,
      gap    = "The code host lets {failed} of {all} main branches be overwritten or deleted",
    }
  end,

  examples = {
    { given = { own_rules = { branch_protection = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", force_push = false, deletion = false } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- either is enough
    { given = { own_rules = { branch_protection = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", force_push = true, deletion = false },
                                             { repository = "site", branch = "main", force_push = false, deletion = true },
                                             { repository = "tool", branch = "main", force_push = false, deletion = false } } } },
      expect = "gap", exceptions = { "shop/main", "site/main" }, class = "minor", text = "2 of 3 main branches" },
    { given = { own_rules = { branch_protection = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", force_push = true, deletion = false },
                                             { repository = "site", branch = "main", force_push = true, deletion = false } } } },
      expect = "gap", exceptions = { "shop/main", "site/main" }, class = "major" },
    -- fair: a repository for trials that the own rule leaves out
    { given = { own_rules = { branch_protection = { except = { repository = "playground" } } },
                records = { repositories = { { repository = "shop", branch = "main", force_push = false, deletion = false },
                                             { repository = "playground", branch = "main", force_push = true, deletion = true } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the branch of an old release of the same repository
    { given = { own_rules = { branch_protection = { of = { repository = "shop" } } },
                records = { repositories = { { repository = "shop", branch = "main", force_push = false, deletion = false },
                                             { repository = "shop", branch = "release-1", force_push = true, deletion = false } } } },
      expect = "gap", exceptions = { "shop/release-1" }, class = "minor" },
    { given = { own_rules = { branch_protection = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", deletion = false } } } },
      expect = "not_determined" },
    { given = { own_rules = { branch_protection = { source = "Development rules 3.1, 4" } },
                records = { repositories = { { repository = "shop", branch = "main", force_push = false } } } },
      expect = "not_determined" },
    { given = { own_rules = { branch_protection = { source = "Development rules 3.1, 4" } }, records = { repositories = {} } },
      expect = "not_determined" },
    { given = { own_rules = { branch_protection = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
