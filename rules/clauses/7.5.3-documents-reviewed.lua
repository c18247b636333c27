-- 7.5.3-documents-reviewed.lua - documents with a review date of their own, and whether it is past.
-- The standard sets no date; a document without one is not late. The policy belongs to 5.2-policy-approved.
return rule {
  api         = 1,
  id          = "7.5.3-documents-reviewed",
  requirement = "7.5.3",
  related     = { "7.5.2" },
  title       = "Documents are within their review date",
  criterion   = "Documents in force besides the policy are not past the review date that the organization set for them.",
  evidence    = { "documents.document", "documents.kind", "documents.next_review" },

  check = function(audit)
    local reviewed = one_of { "topic policy", "scope", "risk method", "treatment plan", "statement of applicability", "programme",
                              "procedure", "plan", "other" }
    return every {
      of    = audit.records.documents:where { kind = reviewed, next_review = given },
      key   = "document",
      meets = { next_review = since(audit.date) },
      group = "kind",
      gap   = "{failed} of {all} documents in force had passed the review date set for them",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-7", kind = "topic policy", next_review = "2026-06-30" },
                                          { document = "D-9", kind = "procedure", next_review = "2027-06-12" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-7", kind = "topic policy", next_review = "2026-10-06" },
                                          { document = "D-9", kind = "procedure", next_review = "2026-06-29" } } } },
      expect = "gap", exceptions = { "D-9" }, class = "minor", text = "1 of 2" },
    -- fair: a document that has no review date, a record, and the policy, which has a rule of its own
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-7", kind = "topic policy", next_review = "2026-10-06" },
                                          { document = "D-12", kind = "plan", next_review = none },
                                          { document = "D-40", kind = "record", next_review = "2024-01-01" },
                                          { document = "D-1", kind = "information security policy", next_review = "2026-01-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the scope, approved long ago
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-2", kind = "scope", next_review = "2024-02-20" } } } },
      expect = "gap", exceptions = { "D-2" }, class = "minor" },
    { given = { date = "2026-06-30", records = { documents = { { document = "D-9", kind = "procedure" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { documents = { { document = "D-9", next_review = "2026-01-01" } } } },
      expect = "not_determined" },
    { given = { records = { documents = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
