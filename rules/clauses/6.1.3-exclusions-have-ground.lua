-- 6.1.3-exclusions-have-ground.lua - reasons for which a control is left out, held against those that are none: a provider carries it
-- out (then it applies, and is carried out through the provider), or money, time or size alone. A reason counts by its
-- parts: one part that says something else is enough. Exclusions that the profile contradicts are 6.1.3-exclusions-fit-profile's matter.
local providers = { "provider", "supplier", "vendor", "hoster", "contractor", "agency" }
local carry_out = { " does", " do ", "done by", "handle", "takes care", "take care", "responsib", "carries", "carried", "cover", "manage", "looks after" }
local means     = { "budget", "expensive", "costly", "cost too", "no money", "no time", "no resources", "small company", "small business",
                    "small organi", "small team", "too small", "is small", "so small", "few people", "few employees" }

local function has(text, words)
  for _, word in ipairs(words) do if string.find(text, word, 1, true) then return true end end
  return false
end

-- Whether a part of a reason is none: what no provider does is another thing.
local function weak(part)
  if has(part, means) then return true end
  return has(part, providers) and has(part, carry_out) and not string.find(part, "%f[%a]no[tn]?e?%f[%A]")
end

local function has_ground(reason)
  local text = string.gsub(string.lower(reason), "%f[%a]and%f[%A]", ";")
  for part in string.gmatch(text, "[^;,.:()]+") do
    if string.find(part, "%w") and not weak(part) then return true end
  end
  return false
end

-- Controls A.5.1, A.5.2 and so on, excluded for these reasons, beside A.5.6, which is included because a provider carries it out.
local function excluded(...)
  local rows = { { control = "A.5.6", applicable = true, reason = "Done by our provider" } }
  for i, reason in ipairs { ... } do rows[i + 1] = { control = "A.5." .. i, applicable = false, reason = reason } end
  return { profile = { edition = 2022 }, records = { soa = rows } }
end

return rule {
  api         = 1,
  id          = "6.1.3-exclusions-have-ground",
  requirement = "6.1.3",
  related     = { "A.5.19", "8.3" },
  title       = "Controls are excluded for a reason that is one",
  criterion   = "Exclusions in the Statement of Applicability are justified: that a provider carries a control out, or money or size alone, is no reason.",
  evidence    = { "soa.control", "soa.applicable", "soa.reason" },

  check = function(audit)
    local weak_ones = {}
    local reasoned  = audit.records.soa:where { applicable = false, reason = given }
    for row in reasoned:each() do
      if not has_ground(row.reason) then weak_ones[#weak_ones + 1] = row.reason end
    end
    local groundless = reasoned:where { reason = #weak_ones > 0 and one_of(weak_ones) or none }
    return every {
      of    = reasoned:with(audit.catalog.implied:where { holds = true }, "control", { unmatched = "none" }):where { holds = none }
                      :with(groundless, "control", { unmatched = "none", prefix = "groundless_" }),
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
    -- fair: nothing is excluded, whatever the reasons for including are
    { given = excluded(), expect = "conform" },
    -- fair: no reason at all is another rule's matter
    { given = excluded(none), expect = "conform" },
    -- nobody slips through: size, money, and both with a provider
    { given = excluded("Company is too small", "No budget in 2026", "Handled by the hosting provider; no budget for more"),
      expect = "gap", exceptions = { "A.5.1", "A.5.2", "A.5.3" } },
    -- left to the rule on exclusions that the profile contradicts: people work for the organization
    { given = { profile = { edition = 2022, has_staff = true },
                records = { soa = { { control = "A.6.1", applicable = false, reason = "Done by our provider" } } } }, expect = "conform" },
    { given = { profile = { edition = 2022 }, records = { soa = { { control = "A.5.1", applicable = false } } } }, expect = "not_determined" },
    { given = { profile = { edition = 2022 }, records = { soa = { { control = "A.5.1", reason = "Too small" } } } }, expect = "not_determined" },
    { given = { profile = { edition = 2022 }, records = { soa = {} } }, expect = "conform" },
    { given = {}, expect = "not_determined" },
  },
}
