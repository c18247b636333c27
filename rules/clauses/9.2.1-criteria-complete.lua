-- 9.2.1-criteria-complete.lua - what the audit programme has audits made against. Two things are asked for: the standard, and
-- what the organization demands of its own ISMS. Criteria of a single audit are the matter of 9.2.2-audits-scoped.
return rule {
  api         = 1,
  id          = "9.2.1-criteria-complete",
  requirement = "9.2.1",
  related     = { "9.2.2" },
  title       = "Audits are made against the standard and against own requirements",
  criterion   = "Internal audits tell whether the ISMS conforms to the standard and to the organization's own requirements for it.",
  evidence    = { "audit_programmes.programme", "audit_programmes.against_standard", "audit_programmes.against_own_rules" },

  check = function(audit)
    return every {
      of    = audit.records.audit_programmes,
      key   = "programme",
      meets = { against_standard = true, against_own_rules = true },
      gap   = "{failed} of {all} audit programmes left out the standard or the organization's own requirements for its ISMS",
    }
  end,

  examples = {
    { given = { records = { audit_programmes = { { programme = "2026", against_standard = true, against_own_rules = true } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { audit_programmes = { { programme = "2026", against_standard = true, against_own_rules = false },
                                                 { programme = "suppliers 2026", against_standard = true, against_own_rules = true } } } },
      expect = "gap", exceptions = { "2026" }, class = "minor", text = "1 of 2" },
    -- nobody slips through: own procedures looked through, and the standard never opened
    { given = { records = { audit_programmes = { { programme = "2026", against_standard = false, against_own_rules = true } } } },
      expect = "gap", exceptions = { "2026" }, class = "minor" },
    { given = { records = { audit_programmes = { { programme = "2026", against_standard = true } } } }, expect = "not_determined" },
    { given = { records = { audit_programmes = { { programme = "2026", against_own_rules = true } } } }, expect = "not_determined" },
    { given = { records = { audit_programmes = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
