-- 7.2-competence-shown.lua - roles of the ISMS and their holders held against the competence matrix. A holder who does
-- not stand in the matrix has nothing that shows competence; one who left is 5.3-roles-held's matter.
return rule {
  api         = 1,
  id          = "7.2-competence-shown",
  requirement = "7.2",
  related     = { "5.3" },
  title       = "Holders of ISMS roles have shown their competence",
  criterion   = "Competence of holders of ISMS roles is shown by valid evidence, or there is a day by which it is acquired.",
  whole       = true,
  evidence    = { "roles.role", "roles.person", "leavers.person", "leavers.left_on", "competences.role", "competences.person",
                  "competences.competence",
                  "competences.evidence", "competences.valid_until", "competences.acquire_by" },

  check = function(audit)
    local gone  = audit.records.leavers:where { left_on = before(audit.date) }
    local valid = any_of { { needs_valid_until = none }, { needs_valid_until = since(audit.date) } }
    return every {
      of    = audit.records.roles:where { person = given }
                                 :with(gone, "person", { unmatched = "none" }):where { left_on = none }
                                 :with(audit.records.competences, { "role", "person" }, { unmatched = "none", prefix = "needs_" }),
      key   = { "role", "person", "needs_competence" },
      meets = any_of { { needs_evidence = given, valid }, { needs_acquire_by = since(audit.date) } },
      group = "role",
      gap   = "For {failed} of {all} competences of role holders the records show neither valid evidence nor a day to acquire them",
    }
  end,

  examples = {
    { given = { records = { leavers = {}, roles = { { role = "ISMS manager", person = "p1" } },
                            competences = { { role = "ISMS manager", person = "p1", competence = "risk assessment",
                                              evidence = "Course of May 2025", valid_until = none, acquire_by = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { leavers = {}, roles = { { role = "ISMS manager", person = "p1" }, { role = "head of operations",
                                                                                                person = "p2" } },
                            competences = { { role = "ISMS manager", person = "p1", competence = "risk assessment",
                                              evidence = "Course of May 2025", valid_until = none, acquire_by = none },
                                            { role = "head of operations", person = "p2", competence = "cloud security",
                                              evidence = none, valid_until = none, acquire_by = none } } } },
      expect = "gap", exceptions = { "head of operations/p2/cloud security" }, class = "minor", text = "1 of 2" },
    -- nobody has shown anything
    { given = { records = { leavers = {}, roles = { { role = "ISMS manager", person = "p1" }, { role = "head of operations",
                                                                                                person = "p2" } },
                            competences = {} } },
      expect = "gap", class = "major", numbers = { failed = 2, all = 2 } },
    -- fair: new in the role, and the course is agreed for a day to come; a role that nobody holds, or only somebody who left
    { given = { date = "2026-06-30",
                records = { leavers = { { person = "p4", left_on = "2026-02-28" } },
                            roles = { { role = "ISMS manager", person = "p1" }, { role = "auditor", person = none },
                                      { role = "head of sales", person = "p4" } },
                            competences = { { role = "ISMS manager", person = "p1", competence = "risk assessment",
                                              evidence = none, valid_until = none, acquire_by = "2026-09-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a certificate that ran out, and the evidence of whoever held the role before
    { given = { date = "2026-06-30",
                records = { leavers = {}, roles = { { role = "ISMS manager", person = "p1" }, { role = "head of operations",
                                                                                                person = "p2" },
                                      { role = "head of people", person = "p3" } },
                            competences = { { role = "ISMS manager", person = "p1", competence = "risk assessment",
                                              evidence = "Certificate 4711", valid_until = "2026-06-29", acquire_by = none },
                                            { role = "head of operations", person = "p9", competence = "cloud security",
                                              evidence = "Certificate 4712", valid_until = none, acquire_by = none },
                                            { role = "head of people", person = "p3", competence = "screening",
                                              evidence = "Twelve years of practice", valid_until = none, acquire_by = none } } } },
      expect = "gap", exceptions = { "ISMS manager/p1/risk assessment", "head of operations/p2/none" }, class = "minor" },
    { given = { records = { leavers = {}, roles = { { role = "ISMS manager", person = "p1" } },
                            competences = { { role = "ISMS manager", person = "p1", competence = "risk assessment",
                                              valid_until = none, acquire_by = none } } } },
      expect = "not_determined" },
    { given = { records = { leavers = {}, roles = { { role = "ISMS manager", person = "p1" } },
                            competences = { { role = "ISMS manager", person = "p1", competence = "risk assessment",
                                              evidence = "Course of May 2025", acquire_by = none } } } },
      expect = "not_determined" },
    { given = { records = { leavers = {}, roles = {}, competences = {} } }, expect = "not_determined" },
    { given = { records = { leavers = { { person = "p1" } }, roles = { { role = "ISMS manager", person = "p1" } }, competences = {} } },
      expect = "not_determined" },
    { given = { records = { leavers = {}, roles = { { role = "ISMS manager", person = "p1" } } },
                not_given = { competences = "does not exist" } },
      expect = "absent", class = "major" },
    { given = {}, expect = "not_determined" },
  },
}
