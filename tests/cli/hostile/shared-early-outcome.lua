-- Comes to its outcome before there is evidence
local early = conform
local kept = function() return early("kept from before") end
local outcome = kept()
return rule {
  api = 1, id = "A.5.1-shared-early-outcome", requirement = "A.5.1", title = "Early", criterion = "Never to be relied upon.",
  evidence = { "leavers.person" }, check = function() return outcome end,
  examples = { { given = {}, expect = "not_determined" } },
}
