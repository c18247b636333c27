-- 7.5.3-control-numbers-current.lua - documents whose text names controls, held against the edition that the ISMS is built on.
-- The Statement of Applicability has rules of its own on 6.1.3; copies that lie about are 7.5.3-versions-in-use.
-- Five documents of one kind with the old numbers, five of another with those of 2022.
local function numbered(old, new)
  local rows = {}
  for i = 1, 10 do
    rows[i] = { document = "D-" .. i, kind = i <= 5 and old or new, annex_edition = i <= 5 and 2013 or 2022 }
  end
  return { profile = { edition = 2022 }, records = { documents = rows } }
end

return rule {
  api         = 1,
  id          = "7.5.3-control-numbers-current",
  requirement = "7.5.3",
  related     = { "6.1.3", "7.5.2" },
  title       = "Documents name controls by the numbers of the edition in use",
  criterion   = "Documents in force fit the edition of the standard that the ISMS is built on: the controls they name bear its numbers.",
  evidence    = { "documents.document", "documents.kind", "documents.annex_edition", "profile.edition" },

  check = function(audit)
    local other = one_of { "information security policy", "topic policy", "scope", "risk method", "treatment plan", "programme",
                           "procedure", "plan", "other" }
    return every {
      of    = audit.records.documents:where { kind = other, annex_edition = given },
      key   = "document",
      meets = { annex_edition = audit.profile.edition },
      group = "kind",
      empty = "conform", -- no document names a control
      gap   = "{failed} of {all} documents that name controls did so by the numbers of another edition",
    }
  end,

  examples = {
    { given = { profile = { edition = 2022 },
                records = { documents = { { document = "D-4", kind = "treatment plan", annex_edition = 2022 },
                                          { document = "D-9", kind = "procedure", annex_edition = 2022 } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { profile = { edition = 2022 },
                records = { documents = { { document = "D-4", kind = "treatment plan", annex_edition = 2022 },
                                          { document = "D-9", kind = "procedure", annex_edition = 2013 } } } },
      expect = "gap", exceptions = { "D-9" }, class = "minor", text = "1 of 2" },
    -- fair: a Statement has rules of its own, a record of those days stays as it was, and a document without a number
    { given = { profile = { edition = 2022 },
                records = { documents = { { document = "D-4", kind = "treatment plan", annex_edition = 2022 },
                                          { document = "D-5", kind = "statement of applicability", annex_edition = 2013 },
                                          { document = "D-40", kind = "record", annex_edition = 2013 },
                                          { document = "D-2", kind = "scope", annex_edition = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: five of ten, and they share one place
    { given = numbered("procedure", "plan"), expect = "gap", class = "minor", numbers = { failed = 5, all = 10 } },
    -- fair: nothing names a control
    { given = { profile = { edition = 2022 }, records = { documents = {} } }, expect = "conform", numbers = { failed = 0, all = 0 } },
    { given = { profile = { edition = 2022 }, records = { documents = { { document = "D-9", kind = "procedure" } } } }, expect = "not_determined" },
    { given = { profile = { edition = 2022 }, records = { documents = { { document = "D-9", annex_edition = 2013 } } } }, expect = "not_determined" },
    { given = { records = { documents = { { document = "D-9", kind = "procedure", annex_edition = 2013 } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
