-- 7.5.3-external-controlled.lua - documents of others that the ISMS works with: whether it is known which edition is used, and
-- who watches over it. The duties that follow from laws and contracts are the matter of A.5.31.
return rule {
  api         = 1,
  id          = "7.5.3-external-controlled",
  requirement = "7.5.3",
  related     = { "7.5.1", "A.5.31" },
  title       = "Documents of others that the ISMS needs are identified and controlled",
  criterion   = "Documents of external origin that the ISMS needs are identified by their edition, and somebody watches over them.",
  evidence    = { "external_documents.document", "external_documents.edition", "external_documents.owner" },

  check = function(audit)
    return every {
      of    = audit.records.external_documents,
      key   = "document",
      meets = { edition = given, owner = given },
      empty = "conform", -- the ISMS works with no document of others
      gap   = "For {failed} of {all} documents of others that the ISMS works with, the edition or somebody who watches over it was not determined",
    }
  end,

  examples = {
    { given = { records = { external_documents = { { document = "E-1", edition = "2022 with Amendment 1", owner = "ISMS manager" },
                                                   { document = "E-2", edition = "of May 2026", owner = "head of sales" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { external_documents = { { document = "E-1", edition = "2022 with Amendment 1", owner = "ISMS manager" },
                                                   { document = "E-2", edition = none, owner = "head of sales" } } } },
      expect = "gap", exceptions = { "E-2" }, class = "minor", text = "1 of 2" },
    -- fair: an ISMS that works with none, in a first cycle as in any other
    { given = { records = { external_documents = {} } }, expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nobody slips through: a guide that nobody watches over
    { given = { records = { external_documents = { { document = "E-3", edition = "Benchmark 3.0", owner = none } } } },
      expect = "gap", exceptions = { "E-3" }, class = "minor" },
    { given = { records = { external_documents = { { document = "E-3", edition = "Benchmark 3.0" } } } }, expect = "not_determined" },
    { given = { records = { external_documents = { { document = "E-3", owner = "ISMS manager" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
