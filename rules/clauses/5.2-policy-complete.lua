-- 5.2-policy-complete.lua - the elements that a policy must have, held against the policy in force. Whether it fits the
-- purpose of the organization is a matter of judgement, its approval 5.2-policy-approved's.
return rule {
  api         = 1,
  id          = "5.2-policy-complete",
  requirement = "5.2",
  related     = { "6.2", "A.5.1" },
  title       = "The policy has what a policy must have",
  criterion   = "The policy holds objectives or how they are set, a commitment to fulfil requirements, and one to continual improvement.",
  evidence    = { "policy_elements.element", "policy_elements.section" },

  check = function(audit)
    local found   = audit.records.policy_elements:where { section = given }
    local missing = {}
    for _, element in ipairs { "objectives", "requirements", "improvement" } do
      if found:where { element = element }:count() == 0 then missing[#missing + 1] = element end
    end
    if #missing == 0 then return conform("The policy has objectives or how they are set, and both commitments") end
    return gap("The policy lacked " .. #missing .. " of the 3 elements that are asked for: " .. table.concat(missing, ", "),
               { exceptions = missing, all = 3 })
  end,

  examples = {
    { given = { records = { policy_elements = { { element = "objectives", section = "2" }, { element = "requirements", section = "3.1" },
                                                { element = "improvement", section = "3.2" } } } },
      expect = "conform" },
    { given = { records = { policy_elements = { { element = "objectives", section = "2" }, { element = "requirements", section = "3.1" },
                                                { element = "improvement", section = none } } } },
      expect = "gap", exceptions = { "improvement" }, class = "minor", text = "1 of the 3" },
    -- fair: one sentence may hold both commitments
    { given = { records = { policy_elements = { { element = "objectives", section = "Annex" }, { element = "requirements", section = "1" },
                                                { element = "improvement", section = "1" } } } },
      expect = "conform" },
    -- nobody slips through: an element that was not even looked for
    { given = { records = { policy_elements = { { element = "objectives", section = "2" }, { element = "improvement", section = "3" } } } },
      expect = "gap", exceptions = { "requirements" }, class = "minor" },
    -- a page that has none of them
    { given = { records = { policy_elements = {} } }, expect = "gap", class = "minor", text = "3 of the 3" },
    { given = { records = { policy_elements = { { element = "objectives", section = "2" }, { element = "requirements", section = "3" },
                                                { element = "improvement" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
