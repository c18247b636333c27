-- 4.1-changes-considered.lua - significant changes of the period held against the looks at issues and interested parties
-- that they gave rise to. A change whose risks were not assessed either is 8.2-changes-assessed's matter, and left out here.
return rule {
  api         = 1,
  id          = "4.1-changes-considered",
  requirement = "4.1",
  related     = { "4.2", "8.2" },
  title       = "Issues and interested parties are looked at after significant changes",
  criterion   = "After a significant change it is looked at within the own limit whether issues and interested parties are still as determined.",
  basis       = "own_rules.context_review",
  evidence    = { "significant_changes.change", "significant_changes.changed_on", "context_reviews.change", "context_reviews.reviewed_on",
                  "risk_assessments.change" },

  check = function(audit)
    local limit   = column "changed_on" + audit.own.context_review.within
    local changes = audit.records.significant_changes:where { changed_on = since(audit.period.from) }
    if changes:count() == 0 then return conform("There was no significant change in the period") end
    local assessed = {}
    for row in audit.records.risk_assessments:where { change = given }:each() do assessed[#assessed + 1] = row.change end
    changes = changes:where { change = #assessed > 0 and one_of(assessed) or none }
    local in_time = changes:with(audit.records.context_reviews, "change", { unmatched = "drop" }):where { reviewed_on = by(limit) }
    return every {
      of    = changes:with(in_time, "change", { unmatched = "none", prefix = "look_" }),
      key   = "change",
      meets = { look_reviewed_on = by(limit) },
      gap   = "For {failed} of {all} significant changes the records show no look at issues and interested parties within the limit",
    }
  end,

  examples = {
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" } },
                            context_reviews = { { review = "List 1.2", change = "CH-1", reviewed_on = "2026-04-01" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" }, { change = "CH-2", changed_on = "2026-05-04" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" }, { assessment = "RA-2", change = "CH-2" } },
                            context_reviews = { { review = "List 1.2", change = "CH-1", reviewed_on = "2026-04-02" },
                                                { review = "List 1.3", change = "CH-2", reviewed_on = "2026-05-04" } } } },
      expect = "gap", exceptions = { "CH-1" }, class = "minor", text = "1 of 2" },
    -- fair: looked at before the change took effect and once more long after, and a change whose limit is not past
    { given = { date = "2026-06-30", own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" }, { change = "CH-2", changed_on = "2026-06-10" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" }, { assessment = "RA-2", change = "CH-2" } },
                            context_reviews = { { review = "List 1.2", change = "CH-1", reviewed_on = "2026-02-20" },
                                                { review = "List 1.3", change = "CH-1", reviewed_on = "2026-06-20" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- fair: nothing significant changed, also in a first cycle without any look yet; what changed before the period belongs to the audit before
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-0", changed_on = "2025-12-31" } },
                risk_assessments = { { assessment = "RA-0", change = "CH-0" } }, context_reviews = {} } },
      expect = "conform", text = "no significant change" },
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = {}, risk_assessments = {}, context_reviews = {} } },
      expect = "conform", text = "no significant change" },
    -- fair: CH-2 was passed over when risks were assessed, and is found there
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" }, { change = "CH-2", changed_on = "2026-05-04" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" } },
                            context_reviews = { { review = "List 1.2", change = "CH-1", reviewed_on = "2026-03-20" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } }, risk_assessments = {}, context_reviews = {} } },
      expect = "not_determined" },
    -- nobody slips through: the planned look is not one at the change
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" } },
                            context_reviews = { { review = "List 1.2", change = none, reviewed_on = "2026-03-10" } } } },
      expect = "gap", exceptions = { "CH-1" }, class = "minor" },
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1" } }, risk_assessments = { { assessment = "RA-1", change = "CH-1" } },
                            context_reviews = { { review = "List 1.2", change = "CH-1", reviewed_on = "2026-03-10" } } } },
      expect = "not_determined" },
    { given = { own_rules = { context_review = { within = "1 month" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" } } } },
      expect = "not_determined" },
    -- an own rule that sets no limit
    { given = { own_rules = { context_review = { every = "12 months" } },
                records = { significant_changes = { { change = "CH-1", changed_on = "2026-03-01" } },
                            risk_assessments = { { assessment = "RA-1", change = "CH-1" } }, context_reviews = {} } },
      expect = "not_determined" },
    { given = { own_rules = { context_review = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
