-- 4.2-requirements-met.lua - requirements that the ISMS is to address, and what it meets them by: the list of interested
-- parties names it, here it is looked up among controls, processes, documents and objectives.

-- A small ISMS, and the requirements that it is held against.
local function isms(requirements)
  return { profile = { edition = 2022 },
           records = { interested_parties = requirements, processes = { { process = "incident handling" } }, documents = { { document = "D-1" } },
                       objectives = { { objective = "O-1" } },
                       soa = { { control = "A.5.5", applicable = true }, { control = "A.8.30", applicable = false } } } }
end

-- The same without one of its lists.
local function without(list)
  local given = isms { { party = "customers", requirement = "availability", addressed = "in the ISMS", met_by = "A.5.5" } }
  given.records[list] = nil
  return given
end

-- The same with that list empty.
local function empty(list, met_by)
  local given = isms { { party = "customers", requirement = "availability", addressed = "in the ISMS", met_by = met_by } }
  given.records[list] = {}
  return given
end

return rule {
  api         = 1,
  id          = "4.2-requirements-met",
  requirement = "4.2",
  related     = { "6.1.3", "A.5.31" },
  title       = "What the ISMS is to address, something in it meets",
  criterion   = "Requirements that the ISMS addresses are met by an included control, a process, a document or an objective of it.",
  evidence    = { "interested_parties.party", "interested_parties.requirement", "interested_parties.addressed", "interested_parties.met_by",
                  "soa.control", "soa.applicable", "processes.process", "documents.document", "objectives.objective" },

  check = function(audit)
    local parties = audit.records.interested_parties:where { addressed = "in the ISMS" }
    return every {
      of    = parties:with(audit.records.soa, { met_by = "control" }, { unmatched = "none", prefix = "soa_" })
                     :with(audit.records.processes, { met_by = "process" }, { unmatched = "none", prefix = "process_" })
                     :with(audit.records.documents, { met_by = "document" }, { unmatched = "none", prefix = "register_" })
                     :with(audit.records.objectives, { met_by = "objective" }, { unmatched = "none", prefix = "objective_" }),
      key   = { "party", "requirement" },
      meets = any_of { { soa_applicable = true }, { process_process = given }, { register_document = given }, { objective_objective = given } },
      group = "party",
      gap   = "For {failed} of {all} requirements that the ISMS is to address, nothing in it that meets them was named, or what was named is not there",
    }
  end,

  examples = {
    { given = isms { { party = "authority", requirement = "notice of breaches", addressed = "in the ISMS", met_by = "A.5.5" },
                     { party = "customers", requirement = "help in an emergency", addressed = "in the ISMS", met_by = "incident handling" },
                     { party = "customers", requirement = "a policy to show", addressed = "in the ISMS", met_by = "D-1" },
                     { party = "owners", requirement = "certificate", addressed = "in the ISMS", met_by = "O-1" } },
      expect = "conform", numbers = { failed = 0, all = 4 } },
    { given = isms { { party = "authority", requirement = "notice of breaches", addressed = "in the ISMS", met_by = "A.5.5" },
                     { party = "customers", requirement = "right to audit", addressed = "in the ISMS", met_by = none } },
      expect = "gap", exceptions = { "customers/right to audit" }, class = "minor", text = "1 of 2" },
    -- fair: what is dealt with elsewhere, or is not decided yet, is not this rule's matter
    { given = isms { { party = "authority", requirement = "notice of breaches", addressed = "in the ISMS", met_by = "A.5.5" },
                     { party = "tax office", requirement = "records", addressed = "outside the ISMS", met_by = none },
                     { party = "staff", requirement = "clear rules", addressed = none, met_by = none } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a control that the Statement of Applicability excludes, and a document that the register does not have
    { given = isms { { party = "customers", requirement = "tested code", addressed = "in the ISMS", met_by = "A.8.30" },
                     { party = "customers", requirement = "a policy to show", addressed = "in the ISMS", met_by = "D-9" } },
      expect = "gap", exceptions = { "customers/tested code", "customers/a policy to show" }, class = "minor" },
    -- lists that are empty
    { given = empty("soa", "D-1"), expect = "conform" },
    { given = empty("processes", "A.5.5"), expect = "conform" },
    { given = empty("documents", "A.5.5"), expect = "conform" },
    { given = empty("objectives", "A.5.5"), expect = "conform" },
    { given = isms { { party = "customers", requirement = "availability", addressed = "in the ISMS" } }, expect = "not_determined" },
    { given = isms { { party = "customers", requirement = "availability", met_by = none } }, expect = "not_determined" },
    { given = isms {}, expect = "not_determined" },
    { given = without "soa", expect = "not_determined" },
    { given = without "documents", expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
