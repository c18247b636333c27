-- 7.2-specialists-competent.lua - internal auditors, administrators, developers and others whose work bears on security, held
-- against the competence matrix. Holders of ISMS roles are the matter of 7.2-competence-shown; who left is looked at nowhere.
return rule {
  api         = 1,
  id          = "7.2-specialists-competent",
  requirement = "7.2",
  related     = { "9.2.2", "A.6.3" },
  title       = "People whose work bears on security have shown their competence",
  criterion   = "Competence for work that bears on security is determined, and shown by valid evidence, or there is a day by which it is acquired.",
  whole       = true,
  evidence    = { "security_work.role", "security_work.person", "roles.role", "roles.person", "leavers.person", "leavers.left_on",
                  "competences.role", "competences.person", "competences.competence", "competences.evidence",
                  "competences.valid_until", "competences.acquire_by" },

  check = function(audit)
    local gone  = audit.records.leavers:where { left_on = before(audit.date) }
    local valid = any_of { { needs_valid_until = none }, { needs_valid_until = since(audit.date) } }
    return every {
      of    = audit.records.security_work:with(gone, "person", { unmatched = "none" }):where { left_on = none }
                :with(audit.records.roles, { "role", "person" }, { unmatched = "none", prefix = "isms_" }):where { isms_role = none }
                :with(audit.records.competences, { "role", "person" }, { unmatched = "none", prefix = "needs_" }),
      key   = { "role", "person", "needs_competence" },
      meets = any_of { { needs_evidence = given, valid }, { needs_acquire_by = since(audit.date) } },
      group = "role",
      gap   = "For {failed} of {all} competences of people whose work bears on security the records show neither valid evidence nor a day "
           .. "to acquire them",
    }
  end,

  examples = {
    { given = { records = { leavers = {}, roles = {}, security_work = { { role = "developer", person = "p1" },
                                                                        { role = "internal auditor", person = "Auditors Ltd" } },
                            competences = { { role = "developer", person = "p1", competence = "secure coding",
                                              evidence = "Course of May 2025", valid_until = none, acquire_by = none },
                                            { role = "internal auditor", person = "Auditors Ltd", competence = "audits",
                                              evidence = "Certificate 4711", valid_until = "2026-12-31", acquire_by = none } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { leavers = {}, roles = {}, security_work = { { role = "developer", person = "p1" },
                                                                        { role = "internal auditor", person = "p2" } },
                            competences = { { role = "developer", person = "p1", competence = "secure coding",
                                              evidence = "Course of May 2025", valid_until = none, acquire_by = none },
                                            { role = "internal auditor", person = "p2", competence = "audits",
                                              evidence = none, valid_until = none, acquire_by = none } } } },
      expect = "gap", exceptions = { "internal auditor/p2/audits" }, class = "minor", text = "1 of 2" },
    -- nothing was determined for anybody
    { given = { records = { leavers = {}, roles = {}, security_work = { { role = "developer", person = "p1" },
                                                                        { role = "administrator", person = "p2" } }, competences = {} } },
      expect = "gap", class = "major", numbers = { failed = 2, all = 2 } },
    -- fair: the course lies ahead; the holder of an ISMS role has a rule of their own; and somebody who left
    { given = { date = "2026-06-30",
                records = { leavers = { { person = "p4", left_on = "2026-02-28" } }, roles = { { role = "head of IT", person = "p3" } },
                            security_work = { { role = "developer", person = "p1" }, { role = "head of IT", person = "p3" },
                                              { role = "administrator", person = "p4" } },
                            competences = { { role = "developer", person = "p1", competence = "secure coding",
                                              evidence = none, valid_until = none, acquire_by = "2026-09-30" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: a certificate that ran out, a course that was never taken, and a developer who came after the matrix
    { given = { date = "2026-06-30",
                records = { leavers = {}, roles = {},
                            security_work = { { role = "internal auditor", person = "p1" }, { role = "developer", person = "p2" },
                                              { role = "developer", person = "p3" }, { role = "developer", person = "p4" } },
                            competences = { { role = "internal auditor", person = "p1", competence = "audits",
                                              evidence = "Certificate 4711", valid_until = "2026-06-29", acquire_by = none },
                                            { role = "developer", person = "p2", competence = "secure coding",
                                              evidence = none, valid_until = none, acquire_by = "2026-03-31" },
                                            { role = "developer", person = "p4", competence = "secure coding",
                                              evidence = "Course of May 2025", valid_until = none, acquire_by = none } } } },
      expect = "gap", exceptions = { "internal auditor/p1/audits", "developer/p2/secure coding", "developer/p3/none" }, class = "minor" },
    { given = { records = { leavers = {}, roles = {}, security_work = { { role = "developer", person = "p1" } },
                            competences = { { role = "developer", person = "p1", competence = "secure coding",
                                              valid_until = none, acquire_by = none } } } },
      expect = "not_determined" },
    { given = { records = { leavers = {}, roles = {}, security_work = { { role = "developer", person = "p1" } },
                            competences = { { role = "developer", person = "p1", competence = "secure coding",
                                              evidence = "Course of May 2025", acquire_by = none } } } },
      expect = "not_determined" },
    { given = { records = { leavers = { { person = "p1" } }, roles = {}, security_work = { { role = "developer", person = "p1" } },
                            competences = {} } },
      expect = "not_determined" },
    { given = { records = { leavers = {}, roles = {}, security_work = {}, competences = {} } }, expect = "not_determined" },
    { given = { records = { leavers = {}, roles = {}, security_work = { { role = "developer", person = "p1" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
