-- 4.2-requirements-decided.lua - what interested parties require, and whether it is dealt with in the ISMS.
-- "Outside the ISMS" is an answer too.
return rule {
  api         = 1,
  id          = "4.2-requirements-decided",
  requirement = "4.2",
  related     = { "4.1", "A.5.31" },
  title       = "It is decided which requirements of interested parties the ISMS addresses",
  criterion   = "For each requirement of interested parties it is decided whether the ISMS addresses it.",
  evidence    = { "interested_parties.party", "interested_parties.requirement", "interested_parties.addressed" },

  check = function(audit)
    return every {
      of    = audit.records.interested_parties,
      key   = { "party", "requirement" },
      meets = { addressed = given },
      group = "party",
      gap   = "For {failed} of {all} requirements of interested parties it was not decided whether the ISMS addresses them",
    }
  end,

  examples = {
    { given = { records = { interested_parties = {
        { party = "customers", requirement = "availability", addressed = "in the ISMS" },
        { party = "authority", requirement = "notice of breaches", addressed = "in the ISMS" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { interested_parties = {
        { party = "customers", requirement = "availability", addressed = "in the ISMS" },
        { party = "authority", requirement = "notice of breaches", addressed = none } } } },
      expect = "gap", exceptions = { "authority/notice of breaches" }, class = "minor", text = "1 of 2" },
    -- fair: what is dealt with elsewhere is decided as well
    { given = { records = { interested_parties = {
        { party = "staff", requirement = "safe workplaces", addressed = "outside the ISMS" } } } },
      expect = "conform" },
    -- nobody slips through: one party, two requirements
    { given = { records = { interested_parties = {
        { party = "customers", requirement = "availability", addressed = "in the ISMS" },
        { party = "customers", requirement = "right to audit", addressed = none } } } },
      expect = "gap", exceptions = { "customers/right to audit" }, class = "minor" },
    { given = { records = { interested_parties = { { party = "customers", requirement = "availability" } } } },
      expect = "not_determined" },
    { given = { records = { interested_parties = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
