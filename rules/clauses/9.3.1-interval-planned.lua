-- 9.3.1-interval-planned.lua - whether there is a planned interval for management reviews at all. Whether reviews were planned
-- and held at it is the matter of 9.3.1-reviews-planned and 9.3.1-reviews-held: without a plan nothing can be late.
return rule {
  api         = 1,
  id          = "9.3.1-interval-planned",
  requirement = "9.3.1",
  related     = { "5.1" },
  title       = "It is planned how often top management reviews the ISMS",
  -- lint: allow no-basis: the standard asks for the interval; the own rule is where it stands, or does not
  criterion   = "The organization lays down at which intervals top management reviews the ISMS.",
  evidence    = { "own_rules.management_review" },

  check = function(audit)
    local every = audit.own.management_review.every
    if every == none then return gap("No interval is laid down at which top management reviews the ISMS") end
    return conform("Top management is to review the ISMS every " .. tostring(every))
  end,

  examples = {
    { given = { own_rules = { management_review = { every = "12 months", source = "ISMS manual 1.0, 9" } } },
      expect = "conform", text = "every 12 months" },
    { given = { own_rules = { management_review = none } }, expect = "gap", class = "minor" },
    -- nobody slips through: a limit for holding a review is no interval
    { given = { own_rules = { management_review = { within = "1 month", source = "ISMS manual 1.0, 9" } } }, expect = "gap", class = "minor" },
    -- fair: a first cycle, in which no review has been held yet, has its interval all the same
    { given = { own_rules = { management_review = { every = "12 months" } }, records = { management_reviews = {} } }, expect = "conform" },
    { given = {}, expect = "not_determined" },
  },
}
