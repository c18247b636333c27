-- A.6.6-confidentiality-signed.lua - people with access against the confidentiality agreements they signed.
-- Who is missing from the agreements is missing for good: they are compared with the list of people.
return rule {
  api         = 1,
  id          = "A.6.6-confidentiality-signed",
  requirement = "A.6.6",
  related     = { "A.5.20", "A.6.2" },
  title       = "Confidentiality is agreed before access is given",
  criterion   = "Whoever has access to information of the organization has signed a confidentiality agreement by the first day of it.",
  basis       = "own_rules.confidentiality",
  whole       = true,
  evidence    = { "people.person", "people.kind", "people.team", "people.left_on", "people.access_from",
                  "confidentiality_agreements.person", "confidentiality_agreements.signed_on" },

  check = function(audit)
    local here = any_of { { left_on = none }, { left_on = since(audit.period.from) } }
    return every {
      of     = audit.records.people:where(audit.own.confidentiality.of):where(here)
                 :with(audit.records.confidentiality_agreements, "person", { unmatched = "none" }),
      key    = "person",
      meets  = { signed_on = by(column "access_from") },
      except = audit.own.confidentiality.except,
      group  = "kind",
      gap    = "{failed} of {all} people had access before a confidentiality agreement was signed",
    }
  end,

  examples = {
    -- signed on the first day
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none, access_from = "2026-03-02" } },
                            confidentiality_agreements = { { person = "p1", signed_on = "2026-03-02" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- a week later, and not at all
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none, access_from = "2026-03-02" },
                                       { person = "p2", kind = "contractor", left_on = "2026-05-29", access_from = "2026-03-02" },
                                       { person = "p3", kind = "employee", left_on = none, access_from = "2024-01-08" } },
                            confidentiality_agreements = { { person = "p1", signed_on = "2026-03-09" },
                                                           { person = "p3", signed_on = "2024-01-08" } } } },
      expect = "gap", exceptions = { "p1", "p2" }, class = "minor", text = "2 of 3 people" },
    -- nobody
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none, access_from = "2026-03-02" },
                                       { person = "p2", kind = "contractor", left_on = none, access_from = "2026-03-02" } },
                            confidentiality_agreements = {} } },
      expect = "gap", exceptions = { "p1", "p2" }, class = "major" },
    -- fair: no access, gone before the period, exempt, and somebody who begins next month
    { given = { date = "2026-12-31", own_rules = { confidentiality = { except = { team = "Board" } } },
                records = { people = { { person = "p1", kind = "employee", team = "Sales", left_on = none, access_from = "2026-03-02" },
                                       { person = "p2", kind = "contractor", team = "Sales", left_on = none, access_from = none },
                                       { person = "p3", kind = "employee", team = "Sales", left_on = "2025-11-30",
                                         access_from = "2020-03-02" },
                                       { person = "p4", kind = "employee", team = "Board", left_on = none, access_from = "2020-03-02" },
                                       { person = "p5", kind = "employee", team = "Sales", left_on = none, access_from = "2027-01-11" } },
                            confidentiality_agreements = { { person = "p1", signed_on = "2026-02-20" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the agreement of somebody else
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none, access_from = "2026-03-02" },
                                       { person = "p2", kind = "employee", left_on = none, access_from = "2026-03-02" } },
                            confidentiality_agreements = { { person = "p1", signed_on = "2026-03-02" },
                                                           { person = "p7", signed_on = "2026-03-02" } } } },
      expect = "gap", exceptions = { "p2" }, class = "minor" },
    -- half of those with access, all of them contractors: one cause; with an employee among them it would be major
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none, access_from = "2026-03-02" },
                                       { person = "p2", kind = "employee", left_on = none, access_from = "2026-03-02" },
                                       { person = "p3", kind = "contractor", left_on = none, access_from = "2026-03-02" },
                                       { person = "p4", kind = "contractor", left_on = none, access_from = "2026-03-02" } },
                            confidentiality_agreements = { { person = "p1", signed_on = "2026-03-02" },
                                                           { person = "p2", signed_on = "2026-03-02" } } } },
      grading = { population_min = 4 }, expect = "gap", exceptions = { "p3", "p4" }, class = "minor" },
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none, access_from = "2026-03-02" } },
                            confidentiality_agreements = { { person = "p1" } } } },
      expect = "not_determined" },
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none } },
                            confidentiality_agreements = { { person = "p1", signed_on = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = { { person = "p1", kind = "employee", left_on = none, access_from = "2026-03-02" } } } },
      expect = "not_determined" },
    { given = { own_rules = { confidentiality = { source = "People handbook 1.3, 3" } },
                records = { people = {}, confidentiality_agreements = {} } },
      expect = "not_determined" },
    { given = { own_rules = { confidentiality = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
