-- 6.1.3-exclusions-have-ground.lua - reasons for which a control is left out, held against those that are none: a provider carries it
-- out (then it applies, and is carried out through the provider), or money, time or size alone. A reason counts by its
-- parts: one part that says something else is enough. Exclusions that the profile contradicts are 6.1.3-exclusions-fit-profile's matter.
local providers = { "provider", "supplier", "vendor", "hoster", "contractor", "agency", "agencies" }
local carry_out = { "%f[%a]do%f[%A]", "%f[%a]does", "done by", "%f[%a]handles?%f[%A]", "handled by", "takes? care", "responsib", "%f[%a]carr[iy]",
                    "%f[%a]covers?%f[%A]", "covered by", "%f[%a]manages?%f[%A]", "managed by", "looks? after", "looked after by", "outsourced to" }
local means     = { "budget", "expensive", "costly", "costs? too", "costs? are too", "excessive cost", "high cost", "reasons? of cost", "cost reasons",
                    "afford", "lack of money", "lack of time", "lack of resources", "lack of staff", "not enough money", "not enough time",
                    "not enough resources", "not enough staff", "small company", "small business%f[%A]", "small organi", "small team",
                    "too small", "is small", "so small", "few people", "few employees" }
local scarce    = { "%f[%a]no money", "%f[%a]no time", "%f[%a]no resources" } -- of itself; "no time-critical services" is a reason
local for_it    = { "$", " for%f[%A]", " to%f[%A]", " left", " yet", " this", " in %d" }
local others    = { "risk", "likelihood", "probability", "impact", "damage", "threat", "customer", "client", -- what else may be small
                    "%f[%a]no small", "not a small", "without small", "%f[%a]no expensive", "%f[%a]no costly", "without expensive", "without costly" }
local negations = { "%f[%a]no%f[%A]", "%f[%a]not%f[%A]", "cannot", "n['’]+t%f[%A]", "%f[%a]none", "%f[%a]nor%f[%A]", "%f[%a]neither", "%f[%a]never",
                    "%f[%a]nothing", "%f[%a]nobody", "%f[%a]no one", "without" }
local fillers   = { "not applicable", "n/a", "not needed", "not required", "not relevant", "not necessary", "no need", "not by us", "not us",
                    "excluded" } -- they say that it is left out, not why
local idle      = { it = true, is = true, this = true, the = true, control = true, being = true, because = true, since = true, as = true,
                    outsourced = true }

local function has(text, patterns)
  for _, pattern in ipairs(patterns) do if string.find(text, pattern) then return true end end
  return false
end

local function no_means(part)
  for _, thing in ipairs(scarce) do
    for _, tail in ipairs(for_it) do if string.find(part, thing .. tail) then return true end end
  end
  return has(part, means) and (not has(part, others) or string.find(part, "budget") ~= nil)
end

-- Whether a part of a reason is none: what no provider does is another thing, and so is what another control covers.
local function weak(part)
  if no_means(part) then return true end
  return has(part, providers) and has(part, carry_out) and not has(part, negations) and not string.find(part, "covered by a%.%d")
end

local function says_something(part)
  for word in string.gmatch(part, "%w+") do if not idle[word] then return true end end
  return false
end

-- A reason is groundless when a part of it is weak and no other part says anything else.
local function groundless(reason)
  local text, found = string.lower(reason), false
  for _, filler in ipairs(fillers) do text = string.gsub(text, filler, " ") end
  text = string.gsub(text, "%f[%a]and%f[%A]", ";")
  text = string.gsub(string.gsub(text, "%.%f[%s\0]", ";"), "%s[-–—]+%s", ";")
  for part in string.gmatch(text, "[^;,:()]+") do
    part = string.match(part, "^%s*(.-)%s*$")
    if weak(part) then found = true elseif says_something(part) then return false end
  end
  return found
end

-- Controls A.5.1, A.5.2 and so on, excluded for these reasons, beside A.8.8, which is included because a provider carries it out.
local function excluded(...)
  local rows = { { control = "A.8.8", applicable = true, reason = "Done by our provider" } }
  for i, reason in ipairs { ... } do rows[i + 1] = { control = "A.5." .. i, applicable = false, reason = reason } end
  return { profile = { edition = 2022 }, records = { soa = rows } }
end

return rule {
  api         = 1,
  id          = "6.1.3-exclusions-have-ground",
  requirement = "6.1.3",
  related     = { "A.5.19", "8.3" },
  title       = "Controls are excluded for a reason that is one",
  criterion   = "Exclusions in the Statement of Applicability are justified: that a provider carries a control out, "
             .. "or money, time or size alone, is no reason.",
  evidence    = { "soa.control", "soa.applicable", "soa.reason" },

  check = function(audit)
    local found     = {}
    local reasoned  = audit.records.soa:where { applicable = false, reason = given }
    for row in reasoned:each() do
      if groundless(row.reason) then found[#found + 1] = row.reason end
    end
    local weak_ones = reasoned:where { reason = #found > 0 and one_of(found) or none }
    return every {
      of    = reasoned:with(audit.catalog.implied:where { holds = true }, "control", { unmatched = "none" }):where { holds = none }
                      :with(weak_ones, "control", { unmatched = "none", prefix = "groundless_" }),
      key   = "control",
      meets = { groundless_reason = none },
      empty = "conform", -- who excludes nothing owes no reason for it
      gap   = "{failed} of {all} controls are excluded for no other reason than a provider, money, time or size",
    }
  end,

  examples = {
    { given = excluded("No premises in scope", "No wiring of our own; the provider of the rooms takes care of it"), expect = "conform",
      numbers = { failed = 0, all = 2 } },
    { given = excluded("No premises in scope", "Our provider does it."), expect = "gap", exceptions = { "A.5.2" }, class = "minor", text = "1 of 2" },
    -- fair: what a provider does not do
    { given = excluded("No supplier does any development for us", "Small company and no network of its own"), expect = "conform" },
    { given = excluded("Suppliers never handle our data", "Our contractors don't carry media", "Nothing is done by suppliers", "We manage no networks",
                       "Outsourced development is not used: no supplier develops", "Supplier access is covered by A.5.20"), expect = "conform" },
    -- fair: something else is small, dear or short, or the organization is a provider itself
    { given = excluded("The risk is too small", "No small business customers", "No time-critical services", "No resources in the cloud",
                       "No expensive equipment", "As a managed service provider we work at the sites of customers"), expect = "conform" },
    -- fair: covered by another control, or not asked for
    { given = excluded("Covered by A.8.24", "Not applicable", "Not required by law or contract; small company"), expect = "conform" },
    -- fair: nothing is excluded, whatever the reasons for including are
    { given = excluded(), expect = "conform" },
    -- fair: no reason at all is another rule's matter
    { given = excluded(none), expect = "conform" },
    -- nobody slips through: size, money, and both with a provider
    { given = excluded("Company is too small", "No budget in 2026", "Handled by the hosting provider; no budget for more"),
      expect = "gap", exceptions = { "A.5.1", "A.5.2", "A.5.3" } },
    { given = excluded("Not applicable, our provider does it", "N/A - handled by the vendor.", "Not needed because our provider takes care of it",
                       "This control is not relevant; it costs too much", "A.8.30 is done by our agency", "No time for it", "We cannot afford it"),
      expect = "gap", numbers = { failed = 7, all = 7 } },
    { given = excluded("Outsourced to our provider", "Outsourced; the supplier takes care of it", "Not enough staff", "The costs are too high"),
      expect = "gap", numbers = { failed = 4, all = 4 } },
    -- left to the rule on exclusions that the profile contradicts: people work for the organization
    { given = { profile = { edition = 2022, has_staff = true },
                records = { soa = { { control = "A.6.1", applicable = false, reason = "Done by our provider" } } } }, expect = "conform" },
    { given = { profile = { edition = 2022 }, records = { soa = { { control = "A.5.1", applicable = false } } } }, expect = "not_determined" },
    { given = { profile = { edition = 2022 }, records = { soa = { { control = "A.5.1", reason = "Too small" } } } }, expect = "not_determined" },
    { given = { profile = { edition = 2022 }, records = { soa = {} } }, expect = "conform" },
    { given = {}, expect = "not_determined" },
  },
}
