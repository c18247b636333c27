-- 9.3.3-decisions-carried-out.lua - decisions of management reviews whose day is past, held against the day on which they were
-- carried out. A decision without a day is 9.3.3-decisions-owned; what was finished late is finished.

-- Ten decisions whose day is past: five of one review that are open, five of another that are done.
local function decided(open, done)
  local rows = {}
  for i = 1, 10 do
    rows[i] = { decision = tostring(i), review = i <= 5 and open or done, due = "2026-05-29", done_on = i > 5 and "2026-05-20" or none }
  end
  return { date = "2026-06-30", records = { review_decisions = rows } }
end

return rule {
  api         = 1,
  id          = "9.3.3-decisions-carried-out",
  requirement = "9.3.3",
  related     = { "9.3.2", "5.1" },
  title       = "Decisions of management reviews are carried out by their day",
  criterion   = "No decision of a management review is open past the day that was set for it.",
  evidence    = { "review_decisions.decision", "review_decisions.review", "review_decisions.due", "review_decisions.done_on" },

  check = function(audit)
    return every {
      of    = audit.records.review_decisions,
      key   = "decision",
      meets = any_of { { done_on = given }, { done_on = by(column "due") } },
      group = "review",
      empty = "conform", -- nothing was to be done yet
      gap   = "{failed} of {all} decisions of management reviews stayed open past the day that was set for them",
    }
  end,

  examples = {
    { given = { date = "2026-06-30",
                records = { review_decisions = { { decision = "1/1", review = "MR-1", due = "2026-05-29", done_on = "2026-05-20" },
                                                 { decision = "1/2", review = "MR-1", due = "2026-05-29", done_on = "2026-06-12" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { date = "2026-06-30",
                records = { review_decisions = { { decision = "1/1", review = "MR-1", due = "2026-05-29", done_on = "2026-05-20" },
                                                 { decision = "1/2", review = "MR-1", due = "2026-06-29", done_on = none } } } },
      expect = "gap", exceptions = { "1/2" }, class = "minor", text = "1 of 2" },
    -- fair: a day that is not past, and a decision without a day, which is another finding
    { given = { date = "2026-06-30",
                records = { review_decisions = { { decision = "1/1", review = "MR-1", due = "2026-05-29", done_on = "2026-05-20" },
                                                 { decision = "1/2", review = "MR-1", due = "2026-06-30", done_on = none },
                                                 { decision = "1/3", review = "MR-1", due = none, done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1, not_due = 1, no_limit = 1 } },
    -- fair, first cycle: nothing was to be done yet, or nothing was decided
    { given = { date = "2026-06-30", records = { review_decisions = { { decision = "1/1", review = "MR-1", due = "2026-09-30", done_on = none } } } },
      expect = "conform", numbers = { failed = 0, all = 0 } },
    { given = { records = { review_decisions = {} } }, expect = "conform", numbers = { failed = 0, all = 0 } },
    -- nobody slips through: five of ten, of one review; and of all
    { given = decided("MR-1", "MR-2"), expect = "gap", class = "minor", numbers = { failed = 5, all = 10 } },
    { given = { date = "2026-06-30", records = { review_decisions = { { decision = "1/1", review = "MR-1", due = "2026-05-29" } } } },
      expect = "not_determined" },
    { given = { date = "2026-06-30", records = { review_decisions = { { decision = "1/1", review = "MR-1", done_on = none } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
