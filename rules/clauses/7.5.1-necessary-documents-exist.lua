-- 7.5.1-necessary-documents-exist.lua - the organization's own list of documents it needs, held against the register of
-- documents in force. Documents that the standard names itself belong to their clauses.
return rule {
  api         = 1,
  id          = "7.5.1-necessary-documents-exist",
  requirement = "7.5.1",
  related     = { "7.5.3" },
  title       = "Documents that the organization finds necessary exist",
  criterion   = "Every document that the organization determined as necessary for its ISMS is in force in some version.",
  evidence    = { "necessary_documents.document", "documents.document", "documents.version" },

  check = function(audit)
    return every {
      of    = audit.records.necessary_documents:with(audit.records.documents, "document", { unmatched = "none", prefix = "kept_" }),
      key   = "document",
      meets = { kept_version = given },
      gap   = "{failed} of {all} documents that the organization listed as necessary stood in no version in the register of documents",
    }
  end,

  examples = {
    { given = { records = { necessary_documents = { { document = "D-9" }, { document = "D-11" } },
                            documents = { { document = "D-9", version = "1.3" }, { document = "D-11", version = "1.0" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { necessary_documents = { { document = "D-9" }, { document = "D-30" } },
                            documents = { { document = "D-9", version = "1.3" }, { document = "D-11", version = "1.0" } } } },
      expect = "gap", exceptions = { "D-30" }, class = "minor", text = "1 of 2" },
    -- fair: a document that is kept although nobody listed it
    { given = { records = { necessary_documents = { { document = "D-9" } },
                            documents = { { document = "D-9", version = "1.3" }, { document = "D-44", version = "2" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a register without a single document
    { given = { records = { necessary_documents = { { document = "D-9" } }, documents = {} } },
      expect = "gap", exceptions = { "D-9" }, class = "minor" },
    { given = { records = { necessary_documents = { { document = "D-9" } }, documents = { { document = "D-9" } } } },
      expect = "not_determined" },
    { given = { records = { necessary_documents = { { document = "D-9" } } } }, expect = "not_determined" },
    { given = { records = { necessary_documents = {}, documents = { { document = "D-9", version = "1.3" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
