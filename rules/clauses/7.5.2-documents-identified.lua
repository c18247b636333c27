-- 7.5.2-documents-identified.lua - what documents bear, as opening them shows, held against what the organization asks of them.
-- Approval is the matter of 7.5.2-documents-approved, versions that lie about of 7.5.3-versions-in-use.
local asked = { shows_title = true, shows_version = true, shows_date = true, shows_author = true }

-- A document that bears everything, except for what `differs` says.
local function document(name, differs)
  local row = { document = name, kind = "procedure" }
  for mark in pairs(asked) do row[mark] = true end
  for column, value in pairs(differs) do row[column] = value end
  return row
end

return rule {
  api         = 1,
  id          = "7.5.2-documents-identified",
  requirement = "7.5.2",
  related     = { "7.5.3" },
  title       = "Documents bear what identifies them",
  criterion   = "Documents bear the marks by which the organization wants them to be told apart: title, version, date, author.",
  basis       = "own_rules.document_marks",
  evidence    = { "documents.document", "documents.kind", "documents.shows_title", "documents.shows_version", "documents.shows_date",
                  "documents.shows_author" },

  check = function(audit)
    local own = audit.own.document_marks
    return every {
      of    = audit.records.documents:where(own.of),
      key   = "document",
      meets = own.demands,
      group = "kind",
      gap   = "{failed} of {all} documents did not bear what the organization asks documents to bear",
    }
  end,

  examples = {
    { given = { own_rules = { document_marks = { demands = asked } }, records = { documents = { document("D-1", {}), document("D-2", {}) } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { document_marks = { demands = asked } },
                records = { documents = { document("D-1", {}), document("D-2", { shows_date = false, shows_author = false }) } } },
      expect = "gap", exceptions = { "D-2" }, class = "minor", text = "1 of 2" },
    -- fair: records are not asked for it, and nobody asked for an author
    { given = { own_rules = { document_marks = { of = { kind = { "procedure", "plan" } },
                                                 demands = { shows_title = true, shows_version = true, shows_date = true } } },
                records = { documents = { document("D-1", { shows_author = false }), document("D-3", { kind = "record", shows_title = false }) } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: one mark is enough, and documents of one kind share one place
    { given = { own_rules = { document_marks = { demands = asked } },
                records = { documents = { document("D-1", { shows_title = false }), document("D-2", { shows_version = false }),
                                          document("D-3", { kind = "plan" }), document("D-4", {}), document("D-5", {}), document("D-6", {}),
                                          document("D-7", { shows_date = false }), document("D-8", {}),
                                          document("D-9", { shows_date = false }), document("D-10", { shows_date = false }) } } },
      expect = "gap", class = "minor", numbers = { failed = 5, all = 10 } },
    { given = { own_rules = { document_marks = { demands = asked } },
                records = { documents = { document("D-1", { kind = "plan", shows_title = false }), document("D-2", { shows_version = false }),
                                          document("D-3", {}), document("D-4", {}), document("D-5", {}), document("D-6", {}),
                                          document("D-7", { shows_date = false }), document("D-8", {}),
                                          document("D-9", { shows_date = false }), document("D-10", { shows_date = false }) } } },
      expect = "gap", class = "major", numbers = { failed = 5, all = 10 } },
    -- an own rule that asks for nothing has nothing to be measured against
    { given = { own_rules = { document_marks = { of = { kind = "procedure" } } }, records = { documents = { document("D-1", {}) } } },
      expect = "not_determined" },
    { given = { own_rules = { document_marks = { demands = asked } },
                records = { documents = { { document = "D-1", kind = "procedure", shows_title = true } } } },
      expect = "not_determined" },
    { given = { own_rules = { document_marks = { demands = asked } }, records = { documents = {} } }, expect = "not_determined" },
    { given = { own_rules = { document_marks = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
