-- 9.3.2-inputs-complete.lua - what the minutes of each review of the period deal with, input by input.
-- The results of audits are left to 9.3.2-review-uses-audit, which looks at whether there could have been any.
local inputs = { "past_actions", "changed_issues", "changed_parties", "nonconformities", "measurements", "objectives", "feedback",
                 "risks", "improvements" }

-- Minutes of one review that deal with everything, except for what `differs` says.
local function minutes(review, differs)
  local row = { review = review, held_on = "2026-03-17" }
  for _, input in ipairs(inputs) do row[input] = true end
  for column, value in pairs(differs) do row[column] = value end
  return row
end

return rule {
  api         = 1,
  id          = "9.3.2-inputs-complete",
  requirement = "9.3.2",
  related     = { "9.3.3" },
  title       = "Management reviews deal with their inputs",
  criterion   = "The management review deals with every input that clause 9.3.2 names besides the results of audits.",
  evidence    = { "management_reviews.review", "management_reviews.held_on", "management_reviews.past_actions",
                  "management_reviews.changed_issues", "management_reviews.changed_parties", "management_reviews.nonconformities",
                  "management_reviews.measurements", "management_reviews.objectives", "management_reviews.feedback",
                  "management_reviews.risks", "management_reviews.improvements" },

  check = function(audit)
    return every {
      of    = audit.records.management_reviews:where { held_on = since(audit.period.from) },
      key   = "review",
      meets = { past_actions = true, changed_issues = true, changed_parties = true, nonconformities = true, measurements = true,
                objectives = true, feedback = true, risks = true, improvements = true },
      gap   = "The minutes of {failed} of {all} management reviews held in the period left out inputs of clause 9.3.2",
    }
  end,

  examples = {
    { given = { records = { management_reviews = { minutes("MR-1", {}), minutes("MR-2", {}) } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { management_reviews = { minutes("MR-1", { feedback = false, changed_parties = false }), minutes("MR-2",
                                                   {}) } } },
      expect = "gap", exceptions = { "MR-1" }, class = "minor", text = "1 of 2" },
    -- fair: a review that lies ahead has no minutes, and one before the period had its own audit
    { given = { records = { management_reviews = { minutes("MR-2", {}),
                                                   minutes("MR-3", { held_on = none, risks = false, objectives = false }),
                                                   minutes("MR-1", { held_on = "2025-03-18", risks = false }) } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: one input is enough
    { given = { records = { management_reviews = { minutes("MR-1", { risks = false }) } } },
      expect = "gap", exceptions = { "MR-1" }, class = "minor" },
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", past_actions = true } } } },
      expect = "not_determined" },
    { given = { records = { management_reviews = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
