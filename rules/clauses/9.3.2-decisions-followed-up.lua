-- 9.3.2-decisions-followed-up.lua - decisions of the review before the newest one, held against the minutes that say what became of
-- them. Minutes that leave out earlier actions altogether are 9.3.2-inputs-complete; a decision open past its day is
-- 9.3.3-decisions-carried-out, taken up or not.

-- Two reviews, the second of them dealing with earlier actions, and these decisions.
local function reviewed(decisions)
  return { date = "2026-12-31",
           records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", past_actions = true },
                                              { review = "MR-2", held_on = "2026-09-22", past_actions = true } },
                       review_decisions = decisions } }
end

return rule {
  api         = 1,
  id          = "9.3.2-decisions-followed-up",
  requirement = "9.3.2",
  related     = { "9.3.3" },
  title       = "Management reviews follow up what the one before decided",
  criterion   = "The management review deals with the state of the actions that the review before it decided.",
  evidence    = { "management_reviews.review", "management_reviews.held_on", "management_reviews.past_actions",
                  "review_decisions.decision", "review_decisions.review", "review_decisions.decided_on", "review_decisions.due",
                  "review_decisions.done_on", "review_decisions.taken_up_in" },

  check = function(audit)
    local newest, before_it, dealt
    for review in audit.records.management_reviews:where { held_on = given }:each() do
      if newest == nil or review.held_on > newest then
        newest, before_it, dealt = review.held_on, newest, review.past_actions
      elseif before_it == nil or review.held_on > before_it then
        before_it = review.held_on
      end
    end
    if before_it == nil then return conform("There is no review before the newest one whose decisions it could follow up") end
    if not dealt then return conform("Minutes that leave out all earlier actions are looked at by another rule") end
    local in_time = any_of { { done_on = given }, { due = none }, { due = since(audit.date) } }
    return every {
      of    = audit.records.review_decisions:where { decided_on = since(before_it), any_of { { decided_on = before(newest) } }, in_time },
      key   = "decision",
      meets = { taken_up_in = given },
      group = "review",
      empty = "conform", -- the review before decided nothing that is to be done
      gap   = "Of {failed} of {all} decisions of the management review before, the minutes of the newest one do not say what became of them",
    }
  end,

  examples = {
    { given = reviewed { { decision = "1/1", review = "MR-1", decided_on = "2026-03-17", due = "2026-06-30", done_on = "2026-06-12",
                           taken_up_in = "MR-2" },
                         { decision = "1/2", review = "MR-1", decided_on = "2026-03-17", due = "2027-01-29", done_on = none,
                           taken_up_in = "MR-2" } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = reviewed { { decision = "1/1", review = "MR-1", decided_on = "2026-03-17", due = "2026-06-30", done_on = "2026-06-12",
                           taken_up_in = "MR-2" },
                         { decision = "1/2", review = "MR-1", decided_on = "2026-03-17", due = "2027-01-29", done_on = none,
                           taken_up_in = none } },
      expect = "gap", exceptions = { "1/2" }, class = "minor", text = "1 of 2" },
    -- fair: decided by the newest review itself, or long before; and one that is open past its day, which is another finding
    { given = reviewed { { decision = "1/1", review = "MR-1", decided_on = "2026-03-17", due = none, done_on = none, taken_up_in = "MR-2" },
                         { decision = "2/1", review = "MR-2", decided_on = "2026-09-22", due = "2027-01-29", done_on = none, taken_up_in = none },
                         { decision = "0/1", review = "MR-0", decided_on = "2025-03-18", due = none, done_on = none, taken_up_in = none },
                         { decision = "1/3", review = "MR-1", decided_on = "2026-03-17", due = "2026-12-30", done_on = none,
                           taken_up_in = none } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: a first review has none before it
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", past_actions = true },
                                                   { review = "MR-2", held_on = none, past_actions = true } },
                            review_decisions = { { decision = "1/1", review = "MR-1", decided_on = "2026-03-17", due = none, done_on = none,
                                                   taken_up_in = none } } } },
      expect = "conform" },
    { given = { records = { management_reviews = {}, review_decisions = {} } }, expect = "conform" },
    { given = reviewed {}, expect = "conform", numbers = { failed = 0, all = 0 } },
    -- fair: minutes that leave out all of it are one finding, and not two
    { given = { records = { management_reviews = { { review = "MR-2", held_on = "2026-09-22", past_actions = false },
                                                   { review = "MR-1", held_on = "2026-03-17", past_actions = true } },
                            review_decisions = { { decision = "1/1", review = "MR-1", decided_on = "2026-03-17", due = none, done_on = none,
                                                   taken_up_in = none } } } },
      expect = "conform" },
    -- nobody slips through: done, and never told; the reviews stand in no order
    { given = { records = { management_reviews = { { review = "A", held_on = "2026-09-22", past_actions = true },
                                                   { review = "B", held_on = "2025-09-23", past_actions = false },
                                                   { review = "C", held_on = "2026-03-17", past_actions = false } },
                            review_decisions = { { decision = "1/1", review = "C", decided_on = "2026-03-18", due = "2026-06-30",
                                                   done_on = "2026-06-12", taken_up_in = none } } } },
      expect = "gap", exceptions = { "1/1" }, class = "minor" },
    { given = reviewed { { decision = "1/1", review = "MR-1", decided_on = "2026-03-17", due = none, done_on = none } }, expect = "not_determined" },
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-03-17", past_actions = true },
                                                   { review = "MR-2", held_on = "2026-09-22", past_actions = true } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
