-- 4.1-climate-determined.lua - whether climate change is an issue for the ISMS: yes, or no with its reason.
-- No document is demanded. What counts is that it was determined, wherever that is kept.
return rule {
  api         = 1,
  id          = "4.1-climate-determined",
  requirement = "4.1",
  related     = { "4.2", "6.1.1" },
  title       = "Climate change is determined to be an issue or not",
  criterion   = "It is determined whether climate change is a relevant issue, and where it is not, the reason is stated.",
  evidence    = { "climate.relevant", "climate.reason" },

  check = function(audit)
    local climate = audit.facts.climate
    if climate.relevant == none then
      return gap("Whether climate change is a relevant issue was never determined")
    elseif climate.relevant then
      return conform("Climate change was determined to be a relevant issue")
    elseif climate.reason == none then
      return gap("Climate change was determined not to be a relevant issue, without a reason")
    end
    return conform("Climate change was determined not to be a relevant issue, with a reason")
  end,

  examples = {
    { given = { facts = { climate = { relevant = true, reason = "Heat in the data centre; customers run flood defences" } } },
      expect = "conform" },
    { given = { facts = { climate = { relevant = none, reason = none } } }, expect = "gap", class = "minor" },
    -- fair: "not relevant" is an answer
    { given = { facts = { climate = { relevant = false, reason = "Work from home in one town, all services from others" } } },
      expect = "conform" },
    -- fair: whoever finds it relevant owes no further reason
    { given = { facts = { climate = { relevant = true, reason = none } } }, expect = "conform" },
    -- nobody slips through: a bare no
    { given = { facts = { climate = { relevant = false, reason = none } } }, expect = "gap", class = "minor",
      text = "without a reason" },
    { given = { facts = { climate = { relevant = false } } }, expect = "not_determined" },
    { given = { facts = { climate = { reason = "Heat in the data centre" } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
