-- 5.3-duties-assigned.lua - the two duties that top management assigns, held against the list of roles.
-- Whether a role has a holder who is there is 5.3-roles-held's matter.
return rule {
  api         = 1,
  id          = "5.3-duties-assigned",
  requirement = "5.3",
  related     = { "5.1", "A.5.2" },
  title       = "Conformity of the ISMS and reporting on it are duties of a role",
  criterion   = "Seeing to the conformity of the ISMS and reporting its performance to top management are each assigned to a role.",
  evidence    = { "isms_duties.duty", "isms_duties.role", "roles.role", "roles.person" },

  check = function(audit)
    local assigned = audit.records.isms_duties:with(audit.records.roles, "role", { unmatched = "none", prefix = "listed_" })
                                              :where { listed_role = given }
    local missing = {}
    for _, duty in ipairs { "conformity", "reporting" } do
      if assigned:where { duty = duty }:count() == 0 then missing[#missing + 1] = duty end
    end
    if #missing == 0 then return conform("Conformity and reporting are duties of roles of the ISMS") end
    return gap(#missing .. " of the 2 duties stood with no role of the ISMS", { exceptions = missing, all = 2 })
  end,

  examples = {
    { given = { records = { isms_duties = { { duty = "conformity", role = "ISMS manager" }, { duty = "reporting", role = "ISMS manager" } },
                            roles = { { role = "ISMS manager", person = "0114" } } } },
      expect = "conform" },
    { given = { records = { isms_duties = { { duty = "conformity", role = "ISMS manager" }, { duty = "reporting", role = none } },
                            roles = { { role = "ISMS manager", person = "0114" } } } },
      expect = "gap", exceptions = { "reporting" }, class = "minor", text = "1 of the 2" },
    -- fair: two roles share a duty, and a role that nobody holds is looked at elsewhere
    { given = { records = { isms_duties = { { duty = "conformity", role = "ISMS manager" }, { duty = "conformity", role = "head of quality" },
                                            { duty = "reporting", role = "head of quality" } },
                            roles = { { role = "ISMS manager", person = "0114" }, { role = "head of quality", person = none } } } },
      expect = "conform" },
    -- nobody slips through: a role that the list of roles does not have, and a duty that stands nowhere
    { given = { records = { isms_duties = { { duty = "conformity", role = "security committee" } },
                            roles = { { role = "ISMS manager", person = "0114" } } } },
      expect = "gap", exceptions = { "conformity", "reporting" }, class = "minor" },
    { given = { records = { isms_duties = {}, roles = { { role = "ISMS manager", person = "0114" } } } },
      expect = "gap", exceptions = { "conformity", "reporting" }, class = "minor" },
    { given = { records = { isms_duties = { { duty = "conformity" }, { duty = "reporting", role = "ISMS manager" } },
                            roles = { { role = "ISMS manager", person = "0114" } } } },
      expect = "not_determined" },
    { given = { records = { isms_duties = { { duty = "conformity", role = "ISMS manager" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
