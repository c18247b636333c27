-- 9.3.2-review-uses-audit.lua - each management review of the period against the internal audit it names,
-- area by area. A review that was held before an area was audited cannot have had its result.
return rule {
  api         = 1,
  id          = "9.3.2-review-uses-audit",
  requirement = "9.3.2",
  related     = { "9.2.2", "9.3.1" },
  title       = "The management review has the results of an internal audit before it",
  criterion   = "The results of a completed internal audit are among the inputs of the management review.",
  evidence    = { "management_reviews.review", "management_reviews.held_on", "management_reviews.audit",
                  "internal_audits.audit", "internal_audits.area", "internal_audits.done_on", "internal_audits.present" },

  check = function(audit)
    local earlier = audit.records.internal_audits:where { present = false }
    return every {
      of    = audit.records.management_reviews:where { held_on = since(audit.period.from) }
                                              :with(earlier, "audit", { unmatched = "none", prefix = "audit_" }),
      key   = { "review", "audit_area" },
      meets = { audit_done_on = by(column "held_on") },
      gap   = "{failed} of {all} inputs of management reviews from internal audits were missing: the audit was not completed before the review, "
              .. "or none is named",
    }
  end,

  examples = {
    { given = { records = {
        internal_audits    = { { audit = "IA-1", area = "operations", done_on = "2026-04-28", present = false },
                               { audit = "IA-1", area = "people", done_on = "2026-04-29", present = false } },
        management_reviews = { { review = "MR-1", held_on = "2026-04-29", audit = "IA-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- held between the two parts of the audit
    { given = { records = {
        internal_audits    = { { audit = "IA-1", area = "operations", done_on = "2026-04-28", present = false },
                               { audit = "IA-1", area = "people", done_on = "2026-04-30", present = false } },
        management_reviews = { { review = "MR-1", held_on = "2026-04-29", audit = "IA-1" } } } },
      expect = "gap", exceptions = { "MR-1/people" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- no audit among the inputs
    { given = { records = {
        internal_audits    = { { audit = "IA-1", area = "operations", done_on = "2026-04-28", present = false } },
        management_reviews = { { review = "MR-1", held_on = "2026-03-17", audit = none },
                               { review = "MR-2", held_on = "2026-05-12", audit = "IA-1" } } } },
      expect = "gap", exceptions = { "MR-1/none" }, class = "minor", numbers = { failed = 1, all = 2 } },
    -- fair: a review that is planned and not held yet is no lapse of this one
    { given = { records = {
        internal_audits    = { { audit = "IA-1", area = "operations", done_on = "2026-04-28", present = false } },
        management_reviews = { { review = "MR-1", held_on = "2026-05-12", audit = "IA-1" },
                               { review = "MR-2", held_on = none, audit = none } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the audit that is going on is not completed
    { given = { records = {
        internal_audits    = { { audit = "IA-2", area = "operations", done_on = "2026-04-28", present = true } },
        management_reviews = { { review = "MR-1", held_on = "2026-05-12", audit = "IA-2" } } } },
      expect = "gap", exceptions = { "MR-1/none" }, class = "minor" },
    { given = { records = {
        internal_audits    = { { audit = "IA-1", area = "operations", done_on = "2026-04-28", present = false } },
        management_reviews = { { review = "MR-1", held_on = "2026-05-12" } } } },
      expect = "not_determined" },
    { given = { records = {
        internal_audits    = { { audit = "IA-1", area = "operations", present = false } },
        management_reviews = { { review = "MR-1", held_on = "2026-05-12", audit = "IA-1" } } } },
      expect = "not_determined" },
    -- no review in the period: whether one was due is another requirement's matter
    { given = { records = {
        internal_audits    = { { audit = "IA-1", area = "operations", done_on = "2026-04-28", present = false } },
        management_reviews = {} } },
      expect = "not_determined" },
    { given = { records = { management_reviews = { { review = "MR-1", held_on = "2026-05-12", audit = "IA-1" } } } },
      expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
