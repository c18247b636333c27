return rule {
  api         = 1,
  id          = "6.1.3-acceptances-by-the-role",
  requirement = "6.1.3",
  title       = "High risks are accepted by the role that the method names",
  criterion   = "Each accepted risk above the acceptance level was accepted by a person with the role that the risk method names.",
  evidence    = { "risks.risk", "risks.level", "acceptances.risk", "risk_method.acceptance_level", "roles.role", "roles.person",
                  ["acceptances.signed_by"] = { "key", "Staff number of whoever signed", empty = "none" },
                  ["risk_method.acceptance_role"] = { "text", "Role that may accept risks above the level", fact = true } },

  check = function(audit)
    local method = audit.facts.risk_method
    local high = audit.records.risks:where { level = at_least(method.acceptance_level + 1) }
    local holders = audit.records.roles:where { role = method.acceptance_role }
    return every {
      of    = high:with(audit.records.acceptances:where { risk = given }, "risk", { unmatched = "drop", prefix = "acceptance_" })
                  :with(holders, { acceptance_signed_by = "person" }, { unmatched = "none", prefix = "signer_" }),
      key   = "risk",
      meets = { signer_role = given },
      gap   = "{failed} of {all} acceptances of high risks were not signed by the role that the method names",
    }
  end,

  examples = {
    { given = { facts = { risk_method = { acceptance_level = 6, acceptance_role = "CEO" } },
                records = { risks = { { risk = "R1", level = 7 }, { risk = "R2", level = 6 } , { risk = "R3", level = 12 } },
                            acceptances = { { risk = "R1", signed_by = "p1" }, { risk = "R2", signed_by = "p2" } },
                            roles = { { role = "CEO", person = "p1" }, { role = "CISO", person = "p1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { facts = { risk_method = { acceptance_level = 6, acceptance_role = "CEO" } },
                records = { risks = { { risk = "R1", level = 7 }, { risk = "R2", level = 8 } },
                            acceptances = { { risk = "R1", signed_by = "p1" }, { risk = "R2", signed_by = "p2" } },
                            roles = { { role = "CEO", person = "p1" }, { role = "CISO", person = "p2" } } } },
      expect = "gap", exceptions = { "R2" }, class = "minor", numbers = { failed = 1, all = 2 } },
    { given = {}, expect = "not_determined" },
  },
}
