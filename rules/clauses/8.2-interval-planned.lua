-- 8.2-interval-planned.lua - whether there is a planned interval for assessing risks at all. Whether it was kept is
-- 8.2-assessed-at-interval's matter: without a plan nothing can be late.
return rule {
  api         = 1,
  id          = "8.2-interval-planned",
  requirement = "8.2",
  related     = { "6.1.2" },
  title       = "It is planned how often risks are assessed",
  -- lint: allow no-basis: the standard asks for the interval; the own rule is where it stands, or does not
  criterion   = "The organization lays down at which intervals its risks are assessed again.",
  evidence    = { "own_rules.risk_assessment" },

  check = function(audit)
    local every = audit.own.risk_assessment.every
    if every == none then return gap("No interval is laid down at which the whole risk register is assessed again") end
    return conform("The whole risk register is to be assessed every " .. tostring(every))
  end,

  examples = {
    { given = { own_rules = { risk_assessment = { every = "12 months", source = "Risk method 1.0, 7" } } },
      expect = "conform", text = "every 12 months" },
    { given = { own_rules = { risk_assessment = none } }, expect = "gap", class = "minor" },
    -- nobody slips through: a rule on assessments that says nothing of when
    { given = { own_rules = { risk_assessment = { source = "Risk method 1.0, 7" } } }, expect = "gap", class = "minor" },
    -- fair: what the organization lays down about other things is left to them
    { given = { own_rules = { risk_assessment = { every = "36 months" }, change_assessment = none } }, expect = "conform" },
    { given = {}, expect = "not_determined" },
  },
}
