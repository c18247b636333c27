-- 7.5.2-documents-approved.lua - the approval of each controlled document in its present version.
-- The policy belongs to 5.2-policy-approved, the scope to 4.3-scope-approved; records are not approved.
return rule {
  api         = 1,
  id          = "7.5.2-documents-approved",
  requirement = "7.5.2",
  related     = { "7.5.3" },
  title       = "Documents are approved before they are in force",
  criterion   = "Controlled documents besides policy and scope are approved in the version that is in force.",
  evidence    = { "documents.document", "documents.kind", "documents.approved_by", "documents.approved_on" },

  check = function(audit)
    local approved = one_of { "topic policy", "risk method", "treatment plan", "statement of applicability", "programme",
                              "procedure", "plan" }
    return every {
      of    = audit.records.documents:where { kind = approved },
      key   = "document",
      meets = { approved_by = given, approved_on = before(audit.date) },
      group = "kind",
      gap   = "{failed} of {all} controlled documents lacked approval of the version in force",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-3", kind = "risk method", approved_by = "managing director",
                                            approved_on = "2025-12-01" },
                                          { document = "D-7", kind = "topic policy", approved_by = "ISMS manager",
                                            approved_on = "2026-06-29" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-3", kind = "risk method", approved_by = "managing director",
                                            approved_on = "2025-12-01" },
                                          { document = "D-7", kind = "topic policy", approved_by = none, approved_on = none } } } },
      expect = "gap", exceptions = { "D-7" }, class = "minor", text = "1 of 2" },
    -- fair: records carry no approval, and policy and scope have rules of their own
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-3", kind = "risk method", approved_by = "managing director",
                                            approved_on = "2025-12-01" },
                                          { document = "D-40", kind = "record", approved_by = none, approved_on = none },
                                          { document = "D-1", kind = "information security policy", approved_by = none,
                                            approved_on = none },
                                          { document = "D-2", kind = "scope", approved_by = none, approved_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the approval is dated after the audit
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-9", kind = "procedure", approved_by = "ISMS manager",
                                            approved_on = "2026-07-01" } } } },
      expect = "gap", exceptions = { "D-9" }, class = "minor" },
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-9", kind = "procedure", approved_on = "2026-01-12" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30",
                records = { documents = { { document = "D-9", kind = "procedure", approved_by = "ISMS manager" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { documents = { { document = "D-9", approved_by = none, approved_on = none } } } },
      expect = "not_determined" },
    { given = { records = { documents = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
