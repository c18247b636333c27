-- 6.1.2-method-complete.lua - what a risk method must settle, held against the method in force. Without any criteria, which
-- risks are accepted and when and how they are assessed, results cannot be repeated; that weighs more than other elements.
local elements = { "acceptance criteria", "assessment criteria", "identification", "owners", "consequences", "likelihood", "levels",
                   "comparison", "priorities" }

-- A method that settles everything but these elements.
local function method_without(...)
  local rows, left_out = {}, { ... }
  for _, element in ipairs(elements) do
    local section = "3"
    for _, other in ipairs(left_out) do if element == other then section = none end end
    rows[#rows + 1] = { element = element, section = section }
  end
  return { records = { method_elements = rows } }
end

return rule {
  api         = 1,
  id          = "6.1.2-method-complete",
  requirement = "6.1.2",
  related     = { "6.1.3", "8.2" },
  title       = "The risk method settles what a risk method is to settle",
  criterion   = "The method settles criteria, and how risks and owners are identified, analysed, compared with the criteria and put in order.",
  evidence    = { "method_elements.element", "method_elements.section" },

  check = function(audit)
    local settled = audit.records.method_elements:where { section = given }
    local missing, criteria = {}, 0
    for i, element in ipairs(elements) do
      if settled:where { element = element }:count() == 0 then
        missing[#missing + 1] = element
        if i <= 2 then criteria = criteria + 1 end
      end
    end
    if #missing == 0 then return conform("The risk method settles all " .. #elements .. " elements") end
    local list = table.concat(missing, ", ")
    if criteria == 2 then
      return gap("The risk method has no criteria, neither for accepting nor for assessing risks; not settled: " .. list,
                 { failed = 2, all = 2, critical = 2, exceptions = { "acceptance criteria", "assessment criteria" } })
    end
    return gap("The risk method left " .. #missing .. " of " .. #elements .. " elements unsettled: " .. list,
               { exceptions = missing, all = #elements })
  end,

  examples = {
    { given = method_without(), expect = "conform", text = "all 9" },
    { given = method_without("priorities"), expect = "gap", exceptions = { "priorities" }, class = "minor", text = "1 of 9" },
    { given = method_without("owners", "identification"), expect = "gap", exceptions = { "owners", "identification" }, class = "minor" },
    -- one of the two kinds of criteria is there
    { given = method_without("acceptance criteria"), expect = "gap", exceptions = { "acceptance criteria" }, class = "minor" },
    -- neither is
    { given = method_without("acceptance criteria", "assessment criteria", "levels"), expect = "gap",
      exceptions = { "acceptance criteria", "assessment criteria" }, class = "major", text = "no criteria" },
    -- nobody slips through: what was not even looked for
    { given = { records = { method_elements = { { element = "owners", section = "2" } } } }, expect = "gap", class = "major" },
    { given = { records = { method_elements = {} } }, expect = "gap", class = "major" },
    { given = { records = { method_elements = { { element = "owners" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
