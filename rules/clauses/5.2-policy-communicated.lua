-- 5.2-policy-communicated.lua - people who work for the organization held against the acknowledgements of the policy in force.
-- The limit runs from its approval, or from the first day of whoever came later. Other documents are not looked at here.

-- A policy of 2 March in version 2 and what people acknowledged of it, with an own rule of two weeks; the audit is on 30 June.
local function company(people, acknowledgements, own)
  return { date = "2026-06-30", own_rules = { policy_communication = own or { within = "14 days" } },
           records = { documents = { { document = "D-1", kind = "information security policy", version = "2", approved_on = "2026-03-02" },
                                     { document = "D-7", kind = "procedure", version = "5", approved_on = "2026-05-04" } },
                       people = people, acknowledgements = acknowledgements } }
end

-- The same with other documents.
local function with_documents(given, documents)
  given.records.documents = documents
  return given
end

return rule {
  api         = 1,
  id          = "5.2-policy-communicated",
  requirement = "5.2",
  related     = { "7.3", "A.5.1" },
  title       = "People have acknowledged the policy in force",
  criterion   = "The policy is communicated: people acknowledge the version in force within the organization's own limit.",
  basis       = "own_rules.policy_communication",
  evidence    = { "documents.document", "documents.kind", "documents.version", "documents.approved_on", "people.person", "people.started_on",
                  "people.left_on", "acknowledgements.person", "acknowledgements.document", "acknowledgements.version",
                  "acknowledgements.acknowledged_on" },

  check = function(audit)
    local own      = audit.own.policy_communication
    local policies = audit.records.documents:where { kind = "information security policy", approved_on = before(audit.date) }
    local here     = audit.records.people:where { started_on = by(audit.date), any_of { { left_on = none }, { left_on = since(audit.date) } } }
    local policy
    for row in policies:latest("kind", "approved_on"):each() do policy = row end
    if policy == nil then return every { of = policies, key = "document", meets = { version = given }, gap = "{failed} of {all} policies had no version" } end
    local said = audit.records.acknowledgements:where { document = policy.document, version = policy.version }
    return every {
      of       = here:where(own.of):with(said, "person", { unmatched = "none", prefix = "said_" }),
      key      = "person",
      meets    = any_of { { said_acknowledged_on = by(policy.approved_on + own.within) },
                          { said_acknowledged_on = by(column "started_on" + own.within) } },
      except   = own.except,
      at_least = own.at_least,
      gap      = "{failed} of {all} people had not acknowledged the information security policy in force within the limit",
    }
  end,

  examples = {
    -- the last day of the limit, from the approval or from the first day
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none }, { person = "p2", started_on = "2026-05-04", left_on = none } },
                     { { person = "p1", document = "D-1", version = "2", acknowledged_on = "2026-03-16" },
                       { person = "p2", document = "D-1", version = "2", acknowledged_on = "2026-05-18" } }),
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none }, { person = "p2", started_on = "2021-05-03", left_on = none } },
                     { { person = "p1", document = "D-1", version = "2", acknowledged_on = "2026-03-17" },
                       { person = "p2", document = "D-1", version = "2", acknowledged_on = "2026-03-02" } }),
      expect = "gap", exceptions = { "p1" }, class = "minor", text = "1 of 2" },
    -- nobody has read it
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none }, { person = "p2", started_on = "2021-05-03", left_on = none } }, {}),
      expect = "gap", exceptions = { "p1", "p2" }, class = "minor" },
    -- fair: somebody who has left, somebody who comes later, a newcomer whose limit is not past, and the share of the own rule
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none }, { person = "p2", started_on = "2021-05-03", left_on = none },
                       { person = "p3", started_on = "2019-05-06", left_on = "2026-06-29" }, { person = "p4", started_on = "2026-07-01", left_on = none },
                       { person = "p5", started_on = "2026-06-16", left_on = none } },
                     { { person = "p1", document = "D-1", version = "2", acknowledged_on = "2026-03-03" } }, { within = "14 days", at_least = "50 %" }),
      expect = "conform", numbers = { failed = 1, all = 2, not_due = 1 } },
    -- fair: those whom the own rule is not about
    { given = company({ { person = "p1", kind = "employee", started_on = "2020-01-07", left_on = none },
                       { person = "p2", kind = "contractor", started_on = "2021-05-03", left_on = none } },
                     { { person = "p1", document = "D-1", version = "2", acknowledged_on = "2026-03-03" } },
                     { within = "14 days", except = { kind = "contractor" } }),
      expect = "conform", numbers = { failed = 0, all = 1, exempt = 1 } },
    -- nobody slips through: what was acknowledged is the version before, or another document
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none }, { person = "p2", started_on = "2021-05-03", left_on = none } },
                     { { person = "p1", document = "D-1", version = "1", acknowledged_on = "2026-03-03" },
                       { person = "p2", document = "D-7", version = "2", acknowledged_on = "2026-03-03" } }),
      expect = "gap", exceptions = { "p1", "p2" } },
    -- first cycle: the policy lies before management and is not approved yet
    { given = with_documents(company({ { person = "p1", started_on = "2020-01-07", left_on = none } }, {}),
                             { { document = "D-1", kind = "information security policy", version = "1", approved_on = none } }),
      expect = "not_determined" },
    -- first cycle: approved last week
    { given = with_documents(company({ { person = "p1", started_on = "2020-01-07", left_on = none } }, {}),
                             { { document = "D-1", kind = "information security policy", version = "1", approved_on = "2026-06-23" } }),
      expect = "not_determined" },
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none } }, { { person = "p1", document = "D-1", version = "2" } }),
      expect = "not_determined" },
    { given = company({ { person = "p1", started_on = "2020-01-07" } }, {}), expect = "not_determined" },
    { given = company({ { person = "p1", left_on = none } }, {}), expect = "not_determined" },
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none } }), expect = "not_determined" },
    -- an own rule that sets no limit
    { given = company({ { person = "p1", started_on = "2020-01-07", left_on = none } }, {}, { source = "Policy 2, 4" }), expect = "not_determined" },
    { given = { own_rules = { policy_communication = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
