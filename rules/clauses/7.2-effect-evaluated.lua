-- 7.2-effect-evaluated.lua - competences that had to be acquired and were, held against the day on which somebody looked
-- whether the course, the practice or the new colleague had its effect. What is not acquired yet is 7.2-competence-shown.
return rule {
  api         = 1,
  id          = "7.2-effect-evaluated",
  requirement = "7.2",
  related     = { "10.2" },
  title       = "The effect of what was done for competence is evaluated",
  criterion   = "Where a competence had to be acquired, the effect of what was done for it is evaluated within the organization's own limit.",
  basis       = "own_rules.competence_effect",
  evidence    = { "competences.role", "competences.person", "competences.competence", "competences.acquire_by",
                  "competences.obtained_on", "competences.evaluated_on" },

  check = function(audit)
    local within, all = audit.own.competence_effect.within, audit.records.competences
    local acquired = all:where { acquire_by = given, obtained_on = since(audit.period.from - within) }
    if all:count() > 0 and acquired:count() == 0 then
      return conform("Of " .. all:count() .. " competences none had to be acquired and was, so that no effect was to be evaluated")
    end
    return every {
      of    = acquired,
      key   = { "role", "person", "competence" },
      meets = { evaluated_on = by(column "obtained_on" + within) },
      group = "role",
      gap   = "For {failed} of {all} competences that had to be acquired the effect was not evaluated in time",
    }
  end,

  examples = {
    { given = { date = "2026-06-30", own_rules = { competence_effect = { within = "3 months" } },
                records = { competences = { { role = "developer", person = "p1", competence = "secure coding", acquire_by = "2026-03-31",
                                              obtained_on = "2026-02-10", evaluated_on = "2026-05-10" },
                                            { role = "developer", person = "p2", competence = "secure coding", acquire_by = "2026-03-31",
                                              obtained_on = "2026-02-10", evaluated_on = "2026-02-10" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30", own_rules = { competence_effect = { within = "3 months" } },
                records = { competences = { { role = "developer", person = "p1", competence = "secure coding", acquire_by = "2026-03-31",
                                              obtained_on = "2026-02-10", evaluated_on = "2026-05-10" },
                                            { role = "developer", person = "p2", competence = "secure coding", acquire_by = "2026-03-31",
                                              obtained_on = "2026-02-10", evaluated_on = none } } } },
      expect = "gap", exceptions = { "developer/p2/secure coding" }, class = "minor", text = "1 of 2" },
    -- fair: too early to tell; brought along and never to be acquired; not acquired yet; acquired long ago
    { given = { date = "2026-06-30", own_rules = { competence_effect = { within = "3 months" } },
                records = { competences = { { role = "developer", person = "p1", competence = "secure coding", acquire_by = "2026-03-31",
                                              obtained_on = "2026-02-10", evaluated_on = "2026-05-10" },
                                            { role = "auditor", person = "p2", competence = "audits", acquire_by = "2026-06-30",
                                              obtained_on = "2026-06-19", evaluated_on = none },
                                            { role = "administrator", person = "p3", competence = "networks", acquire_by = none,
                                              obtained_on = "2026-02-02", evaluated_on = none },
                                            { role = "administrator", person = "p4", competence = "networks", acquire_by = "2026-12-15",
                                              obtained_on = none, evaluated_on = none },
                                            { role = "administrator", person = "p5", competence = "networks", acquire_by = "2023-12-15",
                                              obtained_on = "2023-12-01", evaluated_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1, not_due = 1 } },
    -- nobody slips through: evaluated, a day late
    { given = { date = "2026-06-30", own_rules = { competence_effect = { within = "3 months" } },
                records = { competences = { { role = "developer", person = "p1", competence = "secure coding", acquire_by = "2026-03-31",
                                              obtained_on = "2026-02-10", evaluated_on = "2026-05-11" } } } },
      expect = "gap", exceptions = { "developer/p1/secure coding" }, class = "minor" },
    -- fair: everybody brought along what the roles need, or is still to acquire it
    { given = { date = "2026-06-30", own_rules = { competence_effect = { within = "3 months" } },
                records = { competences = { { role = "administrator", person = "p3", competence = "networks", acquire_by = none,
                                              obtained_on = "2026-02-02", evaluated_on = none },
                                            { role = "administrator", person = "p4", competence = "networks", acquire_by = "2026-12-15",
                                              obtained_on = none, evaluated_on = none } } } },
      expect = "conform", text = "Of 2 competences none" },
    -- first cycle: nobody has said yet what which role needs
    { given = { own_rules = { competence_effect = { within = "3 months" } }, records = { competences = {} } }, expect = "not_determined" },
    { given = { own_rules = { competence_effect = { within = "3 months" } },
                records = { competences = { { role = "developer", person = "p1", competence = "secure coding", acquire_by = "2026-03-31",
                                              obtained_on = "2026-02-10" } } } },
      expect = "not_determined" },
    { given = { own_rules = { competence_effect = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
