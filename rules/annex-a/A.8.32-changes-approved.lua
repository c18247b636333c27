-- A.8.32-changes-approved.lua - changes to production against who approved them, and when. The own rule says by
-- kind of change how long after it the approval may come: 0 days is before it. While that time runs nobody asks by whom.
-- Each change is looked up among the changes that its own approver asked for: a hit is an approval of one's own request.
return rule {
  api         = 1,
  id          = "A.8.32-changes-approved",
  requirement = "A.8.32",
  related     = { "8.1", "A.5.3", "A.8.31" },
  title       = "Changes are approved by somebody else, in time",
  criterion   = "Each change is approved by somebody other than its requester, before it is made or in the time granted to its kind.",
  basis       = "own_rules.change_approval",
  whole       = true,
  evidence    = { "changes.change", "changes.kind", "changes.system", "changes.requester", "changes.approver",
                  "changes.approved_at", "changes.made_at" },

  check = function(audit)
    local limit = column "made_at" + per("kind", audit.own.change_approval.within)
    local other = any_of { { approver = given, approver_is_requester = none }, { approved_at = none } }
    local made  = audit.records.changes:where { made_at = since(audit.period.from) }
    return every {
      of     = made:with(made, { change = "change", approver = "requester" }, { unmatched = "none", prefix = "approver_is_" }),
      key    = "change",
      meets  = { approved_at = by(limit), other },
      except = audit.own.change_approval.except,
      group  = "system",
      gap    = "{failed} of {all} changes lacked approval in time by somebody other than the requester",
    }
  end,

  examples = {
    -- approved to the minute; an emergency within the time it has
    { given = { own_rules = { change_approval = { within = { normal = "0 days", emergency = "2 working days" } } },
                records = { changes = { { change = "C-1", kind = "normal", system = "web", requester = "ann", approver = "bo",
                                          approved_at = "2026-03-02T10:00:00Z", made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-2", kind = "emergency", system = "web", requester = "ann", approver = "bo",
                                          approved_at = "2026-03-10T09:00:00Z", made_at = "2026-03-06T23:00:00Z" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- by nobody, by the requester, after it was made, and an emergency beyond its time
    { given = { own_rules = { change_approval = { within = { normal = "0 days", emergency = "2 working days" } } },
                records = { changes = { { change = "C-1", kind = "normal", system = "web", requester = "ann", approver = none,
                                          approved_at = none, made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-2", kind = "normal", system = "web", requester = "ann", approver = "ann",
                                          approved_at = "2026-03-02T09:00:00Z", made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-3", kind = "normal", system = "web", requester = "ann", approver = "bo",
                                          approved_at = "2026-03-02T10:01:00Z", made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-4", kind = "emergency", system = "web", requester = "ann", approver = "bo",
                                          approved_at = "2026-03-11T09:00:00Z", made_at = "2026-03-06T23:00:00Z" },
                                        { change = "C-5", kind = "normal", system = "web", requester = "ann", approver = "bo",
                                          approved_at = "2026-03-02T09:00:00Z", made_at = "2026-03-02T10:00:00Z" } } } },
      expect = "gap", exceptions = { "C-1", "C-2", "C-3", "C-4" }, class = "minor", numbers = { failed = 4, all = 5 } },
    -- not one
    { given = { own_rules = { change_approval = { within = { normal = "0 days" } } },
                records = { changes = { { change = "C-1", kind = "normal", system = "web", requester = "ann", approver = none,
                                          approved_at = none, made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-2", kind = "normal", system = "web", requester = "ann", approver = "ann",
                                          approved_at = "2026-03-02T09:00:00Z", made_at = "2026-03-02T10:00:00Z" } } } },
      expect = "gap", exceptions = { "C-1", "C-2" }, class = "major" },
    -- fair: a standard change that the own rule exempts, one not made yet, and an emergency of this morning
    { given = { date = "2026-12-31",
                own_rules = { change_approval = { within = { normal = "0 days", emergency = "2 working days" },
                                                  except = { kind = "standard" } } },
                records = { changes = { { change = "C-1", kind = "normal", system = "web", requester = "ann", approver = "bo",
                                          approved_at = "2026-03-02T09:00:00Z", made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-2", kind = "standard", system = "web", requester = "ann", approver = none,
                                          approved_at = none, made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-3", kind = "normal", system = "web", requester = "ann", approver = none,
                                          approved_at = none, made_at = none },
                                        { change = "C-4", kind = "emergency", system = "web", requester = "ann", approver = "bo",
                                          approved_at = none, made_at = "2026-12-31T06:00:00Z" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: called an emergency, and approved by the one who asked for it
    { given = { own_rules = { change_approval = { within = { normal = "0 days", emergency = "2 working days" } } },
                records = { changes = { { change = "C-1", kind = "normal", system = "web", requester = "ann", approver = "bo",
                                          approved_at = "2026-03-02T09:00:00Z", made_at = "2026-03-02T10:00:00Z" },
                                        { change = "C-2", kind = "emergency", system = "web", requester = "bo", approver = "bo",
                                          approved_at = "2026-03-06T23:30:00Z", made_at = "2026-03-06T23:00:00Z" } } } },
      expect = "gap", exceptions = { "C-2" }, class = "minor" },
    { given = { own_rules = { change_approval = { within = { normal = "0 days" } } },
                records = { changes = { { change = "C-1", kind = "normal", system = "web", requester = "ann", approver = "bo",
                                          made_at = "2026-03-02T10:00:00Z" } } } },
      expect = "not_determined" },
    { given = { own_rules = { change_approval = { within = { normal = "0 days" } } },
                records = { changes = { { change = "C-1", kind = "normal", system = "web", approver = "bo",
                                          approved_at = "2026-03-02T09:00:00Z", made_at = "2026-03-02T10:00:00Z" } } } },
      expect = "not_determined" },
    { given = { own_rules = { change_approval = { within = { normal = "0 days" } } }, records = { changes = {} } },
      expect = "not_determined" },
    { given = { own_rules = { change_approval = { within = { normal = "0 days" } } } }, expect = "not_determined" },
    { given = { own_rules = { change_approval = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
