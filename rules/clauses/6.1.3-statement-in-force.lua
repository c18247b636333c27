-- 6.1.3-statement-in-force.lua - the version of the Statement of Applicability that is worked with, held against the register of
-- documents. Its approval is looked at by 7.5.2-documents-approved, other places where a document lies by 7.5.3-versions-in-use.
return rule {
  api         = 1,
  id          = "6.1.3-statement-in-force",
  requirement = "6.1.3",
  related     = { "7.5.3" },
  title       = "The Statement of Applicability that is worked with is the one in force",
  criterion   = "The Statement of Applicability that is worked with carries the version that the register of documents has in force.",
  evidence    = { "soa_version", "documents.document", "documents.kind", "documents.version" },

  check = function(audit)
    local version = audit.facts.soa_version
    if version == none then return gap("The Statement of Applicability that is worked with carries no version") end
    return every {
      of    = audit.records.documents:where { kind = "statement of applicability" },
      key   = "document",
      meets = { version = version },
      gap   = "The register of documents has another version in force than the one worked with, for {failed} of {all} Statements of Applicability",
    }
  end,

  examples = {
    { given = { facts = { soa_version = "1.3" },
                records = { documents = { { document = "D-5", kind = "statement of applicability", version = "1.3" },
                                          { document = "D-9", kind = "procedure", version = "4" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { facts = { soa_version = "1.2" }, records = { documents = { { document = "D-5", kind = "statement of applicability", version = "1.3" } } } },
      expect = "gap", exceptions = { "D-5" }, class = "minor" },
    -- nobody slips through: a sheet that nobody can tell from the one before
    { given = { facts = { soa_version = none }, records = { documents = { { document = "D-5", kind = "statement of applicability", version = "1.3" } } } },
      expect = "gap", class = "minor" },
    -- a register that does not list it says nothing about its version
    { given = { facts = { soa_version = "1.3" }, records = { documents = { { document = "D-9", kind = "procedure", version = "4" } } } },
      expect = "not_determined" },
    { given = { facts = { soa_version = "1.3" }, records = { documents = { { document = "D-5", kind = "statement of applicability" } } } },
      expect = "not_determined" },
    { given = { facts = { soa_version = "1.3" }, records = { documents = { { document = "D-5", version = "1.2" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
