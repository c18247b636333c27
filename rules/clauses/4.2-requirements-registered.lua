-- 4.2-requirements-registered.lua - laws and contracts in the list of interested parties held against the legal register.
-- Whether an entry of the register is kept current is A.5.31-legal-register-reviewed's matter.
return rule {
  api         = 1,
  id          = "4.2-requirements-registered",
  requirement = "4.2",
  related     = { "A.5.31" },
  title       = "Laws and contracts of interested parties stand in the legal register",
  criterion   = "Requirements from law or contract that the ISMS addresses are found again in the legal register.",
  evidence    = { "interested_parties.party", "interested_parties.requirement", "interested_parties.source",
                  "interested_parties.addressed", "interested_parties.register", "legal_requirements.requirement" },

  check = function(audit)
    local binding = audit.records.interested_parties:where { source = one_of("law", "contract"), addressed = "in the ISMS" }
    return every {
      of    = binding:with(audit.records.legal_requirements, { register = "requirement" }, { unmatched = "none", prefix = "entry_" }),
      key   = { "party", "requirement" },
      meets = { entry_requirement = given },
      group = "party",
      gap   = "{failed} of {all} requirements from law or contract that the ISMS addresses stand nowhere in the legal register",
    }
  end,

  examples = {
    { given = { records = {
        interested_parties = { { party = "authority", requirement = "notice of breaches", source = "law", addressed = "in the ISMS", register = "L-1" },
                               { party = "customers", requirement = "availability", source = "contract", addressed = "in the ISMS", register = "C-1" } },
        legal_requirements = { { requirement = "L-1" }, { requirement = "C-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = {
        interested_parties = { { party = "authority", requirement = "notice of breaches", source = "law", addressed = "in the ISMS", register = "L-1" },
                               { party = "customers", requirement = "availability", source = "contract", addressed = "in the ISMS", register = none } },
        legal_requirements = { { requirement = "L-1" } } } },
      expect = "gap", exceptions = { "customers/availability" }, class = "minor", text = "1 of 2" },
    -- fair: an expectation is no law, and what is dealt with elsewhere is looked after there
    { given = { records = {
        interested_parties = { { party = "authority", requirement = "notice of breaches", source = "law", addressed = "in the ISMS", register = "L-1" },
                               { party = "owners", requirement = "certificate", source = "expectation", addressed = "in the ISMS", register = none },
                               { party = "tax office", requirement = "records", source = "law", addressed = "outside the ISMS", register = none } },
        legal_requirements = { { requirement = "L-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the list names an entry that the register no longer has
    { given = { records = {
        interested_parties = { { party = "customers", requirement = "availability", source = "contract", addressed = "in the ISMS", register = "C-9" } },
        legal_requirements = { { requirement = "C-1" } } } },
      expect = "gap", exceptions = { "customers/availability" }, class = "minor" },
    { given = { records = {
        interested_parties = { { party = "customers", requirement = "availability", source = "contract", addressed = "in the ISMS" } },
        legal_requirements = { { requirement = "C-1" } } } },
      expect = "not_determined" },
    { given = { records = {
        interested_parties = { { party = "customers", requirement = "availability", addressed = "in the ISMS", register = none } },
        legal_requirements = { { requirement = "C-1" } } } },
      expect = "not_determined" },
    { given = { records = { interested_parties = {}, legal_requirements = { { requirement = "C-1" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
