-- 7.5.3-versions-in-use.lua - what people find where they look a document up, held against the version in force.
-- The list of places is made on a walk through folders, wiki and walls, not taken from the register.
return rule {
  api         = 1,
  id          = "7.5.3-versions-in-use",
  requirement = "7.5.3",
  related     = { "7.5.2" },
  title       = "Documents are used in the version in force",
  criterion   = "Wherever people look up a controlled document they find the version in force.",
  evidence    = { "document_copies.document", "document_copies.place", "document_copies.version",
                  "documents.document", "documents.version" },

  check = function(audit)
    return every {
      of    = audit.records.document_copies:with(audit.records.documents, "document", { unmatched = "none", prefix = "force_" }),
      key   = { "document", "place" },
      meets = { version = column "force_version" },
      group = "document",
      gap   = "In {failed} of {all} places a document lay in another version than the one in force, or was no longer in force at all",
    }
  end,

  examples = {
    { given = { records = { document_copies = { { document = "D-10", place = "wiki", version = "2.1" },
                                                { document = "D-18", place = "wiki", version = "3.1" } },
                            documents = { { document = "D-10", version = "2.1" }, { document = "D-18", version = "3.1" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { document_copies = { { document = "D-10", place = "folder of people", version = "2.0" },
                                                { document = "D-10", place = "wiki", version = "2.1" } },
                            documents = { { document = "D-10", version = "2.1" } } } },
      expect = "gap", exceptions = { "D-10/folder of people" }, class = "minor", text = "1 of 2" },
    -- fair: a document in force of which no copy lies anywhere else
    { given = { records = { document_copies = { { document = "D-18", place = "wiki", version = "3.1" } },
                            documents = { { document = "D-10", version = "2.1" }, { document = "D-18", version = "3.1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a document that was withdrawn, and still hangs on the wall
    { given = { records = { document_copies = { { document = "D-31", place = "workshop", version = "1.0" } },
                            documents = { { document = "D-10", version = "2.1" } } } },
      expect = "gap", exceptions = { "D-31/workshop" }, class = "minor" },
    { given = { records = { document_copies = { { document = "D-31", place = "workshop", version = "1.0" } }, documents = {} } },
      expect = "gap", exceptions = { "D-31/workshop" }, class = "minor" },
    { given = { records = { document_copies = { { document = "D-10", place = "wiki" } }, documents = { { document = "D-10", version = "2.1" } } } },
      expect = "not_determined" },
    { given = { records = { document_copies = { { document = "D-10", place = "wiki", version = "2.1" } }, documents = { { document = "D-10" } } } },
      expect = "not_determined" },
    { given = { records = { document_copies = { { document = "D-10", place = "wiki", version = "2.1" } } } }, expect = "not_determined" },
    { given = { records = { document_copies = {}, documents = { { document = "D-10", version = "2.1" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
