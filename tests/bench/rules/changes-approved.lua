-- Each change is looked up among those that its own approver asked for: a hit is an approval of one's own request.
return rule {
  api         = 1,
  id          = "bench-changes-approved",
  requirement = "A.8.32",
  related     = { "A.5.3" },
  title       = "Changes are approved by somebody else",
  criterion   = "Each change is approved by a person other than the one who asked for it.",
  evidence    = { "changes.change", "changes.kind", "changes.requester", "changes.approver" },

  check = function(audit)
    local changes = audit.records.changes
    return every {
      of    = changes:with(changes, { change = "change", approver = "requester" }, { unmatched = "none", prefix = "own_" }),
      key   = "change",
      meets = { approver = given, own_requester = none },
      group = "kind",
      gap   = "{failed} of {all} changes were not approved by somebody other than the requester",
    }
  end,

  examples = {
    { given = { records = { changes = { { change = "c1", kind = "normal", requester = "p1", approver = "p2" },
                                        { change = "c2", kind = "normal", requester = "p2", approver = "p1" } } } },
      expect = "conform" },
    { given = { records = { changes = { { change = "c1", kind = "normal", requester = "p1", approver = "p1" },
                                        { change = "c2", kind = "normal", requester = "p2", approver = none },
                                        { change = "c3", kind = "normal", requester = "p2", approver = "p1" } } } },
      expect = "gap", exceptions = { "c1", "c2" } },
    { given = {}, expect = "not_determined" },
  },
}
