-- 7.5.2-approved-at-level.lua - who approved a document, held against the level that the organization set for its kind.
-- Whether there is an approval at all is 7.5.2-documents-approved; the policy belongs to 5.2-policy-approved.
return rule {
  api         = 1,
  id          = "7.5.2-approved-at-level",
  requirement = "7.5.2",
  related     = { "5.3", "7.5.3" },
  title       = "Documents are approved at the level set for them",
  criterion   = "Approved documents besides the policy were approved at the level that the organization set for their kind.",
  basis       = "own_rules.document_approval",
  evidence    = { "documents.document", "documents.kind", "documents.approver_role", "documents.approved_on" },

  check = function(audit)
    local own    = audit.own.document_approval
    local others = one_of { "topic policy", "scope", "risk method", "treatment plan", "statement of applicability", "programme",
                            "procedure", "plan", "record", "other" }
    return every {
      of    = audit.records.documents:where { kind = others, approved_on = given }:where(own.of),
      key   = "document",
      meets = own.demands,
      group = "kind",
      gap   = "{failed} of {all} approved documents were approved at another level than the one set for their kind",
    }
  end,

  examples = {
    { given = { own_rules = { document_approval = { of = { kind = { "scope", "programme" } }, demands = { approver_role = "top management" } } },
                records = { documents = { { document = "D-2", kind = "scope", approver_role = "top management", approved_on = "2026-02-20" },
                                          { document = "D-6", kind = "programme", approver_role = "top management",
                                            approved_on = "2026-01-12" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { document_approval = { of = { kind = { "scope", "programme" } }, demands = { approver_role = "top management" } } },
                records = { documents = { { document = "D-2", kind = "scope", approver_role = "top management", approved_on = "2026-02-20" },
                                          { document = "D-6", kind = "programme", approver_role = "other management",
                                            approved_on = "2026-01-12" } } } },
      expect = "gap", exceptions = { "D-6" }, class = "minor", text = "1 of 2" },
    -- fair: a kind for which no level is set, the policy, and a draft that nobody approved yet
    { given = { own_rules = { document_approval = { of = { kind = { "scope", "information security policy" } },
                                                    demands = { approver_role = "top management" } } },
                records = { documents = { { document = "D-2", kind = "scope", approver_role = "top management", approved_on = "2026-02-20" },
                                          { document = "D-1", kind = "information security policy", approver_role = "other",
                                            approved_on = "2026-01-12" },
                                          { document = "D-7", kind = "topic policy", approver_role = "other", approved_on = "2026-01-12" },
                                          { document = "D-3", kind = "scope", approver_role = none, approved_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: approved, and nobody knows at which level - the register says that it was at none
    { given = { own_rules = { document_approval = { demands = { approver_role = "top management" } } },
                records = { documents = { { document = "D-9", kind = "procedure", approver_role = none, approved_on = "2026-02-20" } } } },
      expect = "gap", exceptions = { "D-9" }, class = "minor" },
    { given = { own_rules = { document_approval = { demands = { approver_role = "top management" } } },
                records = { documents = { { document = "D-9", kind = "procedure", approved_on = "2026-02-20" } } } },
      expect = "not_determined" },
    { given = { own_rules = { document_approval = { demands = { approver_role = "top management" } } }, records = { documents = {} } },
      expect = "not_determined" },
    { given = { own_rules = { document_approval = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
