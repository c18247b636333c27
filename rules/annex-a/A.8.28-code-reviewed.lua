-- A.8.28-code-reviewed.lua - merged changes of source code against who approved them, and when.
-- Each change is looked up among the changes that its own reviewer wrote: a hit means that somebody approved
-- their own work. Whether the code host enforces it is asked by the rules on A.8.4.
return rule {
  api         = 1,
  id          = "A.8.28-code-reviewed",
  requirement = "A.8.28",
  related     = { "A.5.3", "A.8.4", "A.8.25" },
  title       = "Changes of source code are approved by a second person",
  criterion   = "Each change of source code is approved by a person other than its author before it is merged.",
  basis       = "own_rules.code_review",
  whole       = true,
  evidence    = { "code_changes.change", "code_changes.repository", "code_changes.author", "code_changes.reviewer",
                  "code_changes.approved_at", "code_changes.merged_at", "code_changes.kind" },

  check = function(audit)
    local merged = audit.records.code_changes:where { merged_at = since(audit.period.from) }
    return every {
      of       = merged:with(merged, { change = "change", reviewer = "author" }, { unmatched = "none", prefix = "reviewer_is_" }),
      key      = "change",
      meets    = { reviewer = given, approved_at = by(column "merged_at"), reviewer_is_author = none },
      except   = audit.own.code_review.except,
      at_least = audit.own.code_review.at_least,
      group    = "repository",
      gap      = "{failed} of {all} merged changes of source code lacked approval by a second person beforehand",
    }
  end,

  examples = {
    { given = { own_rules = { code_review = { source = "Development rules 2.2, 4" } },
                records = { code_changes = { { change = "web/1", repository = "web", kind = "by hand", author = "ann", reviewer = "bo",
                                               approved_at = "2026-03-02T10:00:00Z", merged_at = "2026-03-02T10:00:00Z" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- by nobody, by the author, and afterwards
    { given = { own_rules = { code_review = { source = "Development rules 2.2, 4" } },
                records = { code_changes = { { change = "web/1", repository = "web", kind = "by hand", author = "ann", reviewer = none,
                                               approved_at = none, merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "web/2", repository = "web", kind = "by hand", author = "ann", reviewer = "ann",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "web/3", repository = "web", kind = "by hand", author = "ann", reviewer = "bo",
                                               approved_at = "2026-03-02T10:30:00Z", merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "web/4", repository = "web", kind = "by hand", author = "bo", reviewer = "ann",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" } } } },
      expect = "gap", exceptions = { "web/1", "web/2", "web/3" }, class = "minor", numbers = { failed = 3, all = 4 } },
    -- not one
    { given = { own_rules = { code_review = { source = "Development rules 2.2, 4" } },
                records = { code_changes = { { change = "web/1", repository = "web", kind = "by hand", author = "ann", reviewer = none,
                                               approved_at = none, merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "web/2", repository = "web", kind = "by hand", author = "bo", reviewer = "bo",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" } } } },
      expect = "gap", exceptions = { "web/1", "web/2" }, class = "major" },
    -- fair: a tool's change that the own rule exempts, and one from before the audit period
    { given = { own_rules = { code_review = { except = { kind = "automatic" } } },
                records = { code_changes = { { change = "web/1", repository = "web", kind = "by hand", author = "ann", reviewer = "bo",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "web/2", repository = "web", kind = "automatic", author = "bot", reviewer = none,
                                               approved_at = none, merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "web/0", repository = "web", kind = "by hand", author = "ann", reviewer = none,
                                               approved_at = none, merged_at = "2025-12-30T10:00:00Z" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: whoever approves the changes of others still cannot approve their own
    { given = { own_rules = { code_review = { source = "Development rules 2.2, 4" } },
                records = { code_changes = { { change = "web/1", repository = "web", kind = "by hand", author = "ann", reviewer = "bo",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "app/1", repository = "app", kind = "by hand", author = "bo", reviewer = "bo",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" } } } },
      expect = "gap", exceptions = { "app/1" }, class = "minor" },
    -- the share that the own rule asks for is reached
    { given = { own_rules = { code_review = { at_least = "50 %" } },
                records = { code_changes = { { change = "web/1", repository = "web", kind = "by hand", author = "ann", reviewer = "bo",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" },
                                             { change = "web/2", repository = "web", kind = "by hand", author = "ann", reviewer = none,
                                               approved_at = none, merged_at = "2026-03-02T10:00:00Z" } } } },
      expect = "conform", numbers = { failed = 1, all = 2 } },
    { given = { own_rules = { code_review = { source = "Development rules 2.2, 4" } },
                records = { code_changes = { { change = "web/1", repository = "web", kind = "by hand", author = "ann",
                                               approved_at = "2026-03-02T09:00:00Z", merged_at = "2026-03-02T10:00:00Z" } } } },
      expect = "not_determined" },
    { given = { own_rules = { code_review = { source = "Development rules 2.2, 4" } }, records = { code_changes = {} } },
      expect = "not_determined" },
    { given = { own_rules = { code_review = { source = "Development rules 2.2, 4" } } }, expect = "not_determined" },
    { given = { own_rules = { code_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
