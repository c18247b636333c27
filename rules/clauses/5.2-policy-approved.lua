-- 5.2-policy-approved.lua - the information security policy in the document register.
-- A policy binds when those at the top have approved the version in force and it is not past its own review date.
return rule {
  api         = 1,
  id          = "5.2-policy-approved",
  requirement = "5.2",
  related     = { "7.5.2", "A.5.1" },
  title       = "The information security policy is approved and in force",
  criterion   = "The information security policy was approved by top management before the audit and is not past its review date.",
  evidence    = { "documents.document", "documents.kind", "documents.approver_role", "documents.approved_on",
                  "documents.next_review" },

  check = function(audit)
    return every {
      of    = audit.records.documents:where { kind = "information security policy" },
      key   = "document",
      meets = { approver_role = "top management", approved_on = before(audit.date), next_review = since(audit.date) },
      gap   = "{failed} of {all} information security policies lacked approval by top management or had passed the review date",
    }
  end,

  examples = {
    -- approved on the day before; the review day itself is in time
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-1", kind = "information security policy", approver_role = "top management",
                                            approved_on = "2026-06-29", next_review = "2026-06-30" },
                                          { document = "D-2", kind = "topic policy", approver_role = "other",
                                            approved_on = "2023-01-10", next_review = "2024-01-10" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-1", kind = "information security policy", approver_role = "other management",
                                            approved_on = "2026-01-15", next_review = "2027-01-15" } } } },
      expect = "gap", exceptions = { "D-1" }, class = "minor" },
    -- never approved
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-1", kind = "information security policy", approver_role = none,
                                            approved_on = none, next_review = "2027-01-15" } } } },
      expect = "gap", exceptions = { "D-1" }, class = "minor" },
    -- the review date is past
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-1", kind = "information security policy", approver_role = "top management",
                                            approved_on = "2025-06-10", next_review = "2026-06-29" } } } },
      expect = "gap", exceptions = { "D-1" }, class = "minor", text = "1 of 1" },
    -- fair: other documents, however old, are not this requirement's matter
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-1", kind = "information security policy", approver_role = "top management",
                                            approved_on = "2025-07-01", next_review = "2026-07-01" },
                                          { document = "D-7", kind = "procedure", approver_role = none, approved_on = none,
                                            next_review = none } } } },
      expect = "conform" },
    -- nobody slips through: an approval that is only planned
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-1", kind = "information security policy", approver_role = "top management",
                                            approved_on = "2026-07-15", next_review = "2027-07-15" } } } },
      expect = "gap", exceptions = { "D-1" }, class = "minor" },
    -- a register without a policy does not yet say that there is none
    { given = { records = { documents = { { document = "D-7", kind = "procedure", approver_role = "other",
                                            approved_on = "2026-01-15", next_review = none } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-1", kind = "information security policy",
                                            approved_on = "2026-01-15", next_review = "2027-01-15" } } } },
      expect = "not_determined" },
    { given = { records = { documents = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
