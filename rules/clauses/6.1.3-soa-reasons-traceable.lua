-- 6.1.3-soa-reasons-traceable.lua - numbers in the reasons of the Statement of Applicability that look like those of the risk register
-- or the legal register: a letter or more as in "R-", and digits. Each is looked up there. Reasons without such a number are not looked at.
-- "R-02", "R-2" and "r-2" are the same number: how an entry begins, and its digits without leading zeros.
local function number(text)
  local head, digits = string.match(string.upper(text), "^(%a+[-_ ]?)0*(%d+)$")
  return head, head and head .. digits
end

-- Entries of a list: what they are called, and how their numbers begin.
local function enter(known, heads, list, column)
  for row in list:each() do
    local head, entry = number(row[column])
    if head then heads[head], known[entry] = true, true end
  end
end

-- The first number of the reason that looks like one of the registers' and is in none of them; nil when there is none.
local function untraceable(reason, known, heads)
  for word in string.gmatch(reason, "%f[%w]%a+[-_ ]?%d+%f[^%w]") do
    local head, entry = number(word)
    if head and heads[head] and not known[entry] then return word end
  end
end

-- Controls A.5.1, A.5.2 and so on with these reasons, beside two risks and two laws.
local function statement(...)
  local rows = {}
  for i, reason in ipairs { ... } do rows[i] = { control = "A.5." .. i, reason = reason } end
  return { records = { soa = rows, risks = { { risk = "R-02" }, { risk = "R-03" } },
                       legal_requirements = { { requirement = "L-1" }, { requirement = "L-2" } } } }
end

local function without(list)
  local given = statement("R-02", "L-1")
  given.records[list] = nil
  return given
end

return rule {
  api         = 1,
  id          = "6.1.3-soa-reasons-traceable",
  requirement = "6.1.3",
  related     = { "6.1.2", "A.5.31" },
  title       = "Reasons in the Statement of Applicability name risks and laws that are there",
  criterion   = "Risks, laws and contracts that reasons of the Statement of Applicability name by number are found in their registers.",
  evidence    = { "soa.control", "soa.reason", "risks.risk", "legal_requirements.requirement" },

  check = function(audit)
    local known, heads, lost, missing, listed = {}, {}, {}, {}, {}
    enter(known, heads, audit.records.risks, "risk")
    enter(known, heads, audit.records.legal_requirements, "requirement")
    local reasoned = audit.records.soa:where { reason = given }
    for row in reasoned:each() do
      local word = untraceable(row.reason, known, heads)
      if word then lost[#lost + 1] = row.reason end
      if word and not listed[word] then missing[#missing + 1], listed[word] = word, true end
    end
    local untraced = reasoned:where { reason = #lost > 0 and one_of(lost) or none }
    return every {
      of    = reasoned:with(untraced, "control", { unmatched = "none", prefix = "untraceable_" }),
      key   = "control",
      meets = { untraceable_reason = none },
      gap   = "{failed} of {all} reasons in the Statement of Applicability name risks, laws or contracts that no register has: "
              .. table.concat(missing, ", "),
    }
  end,

  examples = {
    { given = statement("R-02: misuse of rights", "L-1 and R-2", "Asked for by customers"), expect = "conform", numbers = { failed = 0, all = 3 } },
    { given = statement("R-02: misuse of rights", "R-07: forged messages"), expect = "gap", exceptions = { "A.5.2" }, class = "minor", text = "1 of 2" },
    -- fair: numbers that are none of these registers, and a reason that is another rule's matter
    { given = statement("GDPR Art. 28, C5 and TLS 1.3", "ISO 27001 A.5.7; form R12", "r-2"), expect = "conform" },
    { given = { records = { soa = { { control = "A.5.1", reason = "R-02" }, { control = "A.5.2", reason = none } },
                            risks = { { risk = "R-02" }, { risk = "R-03" } },
                            legal_requirements = {} } }, expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: one of two risks was struck out, and a law
    { given = statement("R-02, R-21", "L-9: secrecy"), expect = "gap", exceptions = { "A.5.1", "A.5.2" }, text = "R-21, L-9" },
    -- registers that are empty number nothing
    { given = { records = { soa = { { control = "A.5.1", reason = "L-1" } }, risks = {},
                            legal_requirements = { { requirement = "L-1" }, { requirement = "L-2" } } } }, expect = "conform" },
    { given = { records = { soa = { { control = "A.5.1" } }, risks = { { risk = "R-02" } }, legal_requirements = {} } }, expect = "not_determined" },
    { given = { records = { soa = {}, risks = { { risk = "R-02" } }, legal_requirements = {} } }, expect = "not_determined" },
    { given = without "risks", expect = "not_determined" },
    { given = without "legal_requirements", expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
