-- 6.1.2-method-in-force.lua - the version of the risk method that assessments follow, held against the register of documents.
-- Whether that version was approved is looked at by 7.5.2-documents-approved, what it settles by 6.1.2-method-complete.
return rule {
  api         = 1,
  id          = "6.1.2-method-in-force",
  requirement = "6.1.2",
  related     = { "7.5.3", "8.2" },
  title       = "Risks are assessed by the method in force",
  criterion   = "The risk method is documented, and risks are assessed by the version of it that is in force.",
  evidence    = { "risk_method.version", "documents.document", "documents.kind", "documents.version" },

  check = function(audit)
    local version = audit.facts.risk_method.version
    if version == none then return gap("The risk method that assessments follow carries no version") end
    return every {
      of    = audit.records.documents:where { kind = "risk method" },
      key   = "document",
      meets = { version = version },
      gap   = "For {failed} of {all} risk methods the register of documents has another version in force than the one assessments follow",
    }
  end,

  examples = {
    { given = { facts = { risk_method = { version = "1.2" } },
                records = { documents = { { document = "D-3", kind = "risk method", version = "1.2" },
                                          { document = "D-9", kind = "procedure", version = "4" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { facts = { risk_method = { version = "1.2" } }, records = { documents = { { document = "D-3", kind = "risk method", version = "2.0" } } } },
      expect = "gap", exceptions = { "D-3" }, class = "minor" },
    -- nobody slips through: a method without a version is none that could be in force
    { given = { facts = { risk_method = { version = none } }, records = { documents = { { document = "D-3", kind = "risk method", version = "2.0" } } } },
      expect = "gap", class = "minor" },
    -- there is none
    { given = { not_given = { ["risk_method.version"] = "does not exist" } }, expect = "absent", class = "major" },
    -- a register without a risk method does not yet say that there is none
    { given = { facts = { risk_method = { version = "1.2" } }, records = { documents = { { document = "D-9", kind = "procedure", version = "4" } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { version = "1.2" } }, records = { documents = { { document = "D-3", kind = "risk method" } } } },
      expect = "not_determined" },
    { given = { facts = { risk_method = { version = "1.2" } }, records = { documents = { { document = "D-3", version = "2.0" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
