-- 4.3-scope-approved.lua - the scope of the ISMS in the document register: is the version in force the one approved?
-- What the scope names is looked at by 4.3-scope-names-sites, its review date by 7.5.3-documents-reviewed.
return rule {
  api         = 1,
  id          = "4.3-scope-approved",
  requirement = "4.3",
  related     = { "7.5.2" },
  title       = "The scope in force is approved",
  criterion   = "The scope of the ISMS is documented, and the version in force was approved before the audit.",
  evidence    = { "scope.text", "scope.version", "documents.document", "documents.kind", "documents.version", "documents.approved_by",
                  "documents.approved_on" },

  check = function(audit)
    local scope = audit.facts.scope
    if scope.text == none then return gap("The scope of the ISMS is not documented") end
    return every {
      of    = audit.records.documents:where { kind = "scope" },
      key   = "document",
      meets = { version = scope.version, approved_by = given, approved_on = before(audit.date) },
      gap   = "{failed} of {all} scope documents lacked approval of the version in force",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", facts = { scope = { text = "Development and operation", version = "1.1" } },
                records = { documents = { { document = "D-2", kind = "scope", version = "1.1", approved_by = "managing director",
                                            approved_on = "2026-06-29" },
                                          { document = "D-9", kind = "procedure", version = "4", approved_by = none,
                                            approved_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { date = "2026-06-30", facts = { scope = { text = "Development and operation", version = "1.1" } },
                records = { documents = { { document = "D-2", kind = "scope", version = "1.1", approved_by = none,
                                            approved_on = none } } } },
      expect = "gap", exceptions = { "D-2" }, class = "minor" },
    -- fair: an old approval holds as long as the version does
    { given = { date = "2026-06-30", facts = { scope = { text = "Development and operation", version = "1.1" } },
                records = { documents = { { document = "D-2", kind = "scope", version = "1.1", approved_by = "managing director",
                                            approved_on = "2023-02-01" } } } },
      expect = "conform" },
    -- nobody slips through: the scope in use is newer than the one that was approved
    { given = { date = "2026-06-30", facts = { scope = { text = "Development and operation", version = "2.0" } },
                records = { documents = { { document = "D-2", kind = "scope", version = "1.1", approved_by = "managing director",
                                            approved_on = "2026-02-20" } } } },
      expect = "gap", exceptions = { "D-2" }, class = "minor" },
    -- nor an approval that is only planned
    { given = { date = "2026-06-30", facts = { scope = { text = "Development and operation", version = "1.1" } },
                records = { documents = { { document = "D-2", kind = "scope", version = "1.1", approved_by = "managing director",
                                            approved_on = "2026-07-01" } } } },
      expect = "gap", exceptions = { "D-2" }, class = "minor" },
    -- there is none
    { given = { facts = { scope = { text = none, version = none } }, records = { documents = {} } }, expect = "gap", class = "minor" },
    { given = { not_given = { ["scope.text"] = "does not exist" } }, expect = "absent", class = "major" },
    -- a register without a scope does not yet say that there is none
    { given = { facts = { scope = { text = "Development and operation", version = "1.1" } },
                records = { documents = { { document = "D-9", kind = "procedure", version = "4", approved_by = "head of people",
                                            approved_on = "2026-01-12" } } } },
      expect = "not_determined" },
    { given = { facts = { scope = { text = "Development and operation", version = "1.1" } },
                records = { documents = { { document = "D-2", kind = "scope", version = "1.1", approved_by = "managing director" } } } },
      expect = "not_determined" },
    { given = { facts = { scope = { text = "Development and operation", version = "1.1" } }, records = { documents = {} } }, expect = "not_determined" },
    { given = { records = { documents = { { document = "D-2", kind = "scope", version = "1.1", approved_by = "managing director",
                                            approved_on = "2026-02-20" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
