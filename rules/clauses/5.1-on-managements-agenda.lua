-- 5.1-on-managements-agenda.lua - meetings of top management, and whether they dealt with information security as often
-- as the organization says. What management knows and wills is seen in talks, not in a table; the review is 9.3's matter.
return rule {
  api         = 1,
  id          = "5.1-on-managements-agenda",
  requirement = "5.1",
  related     = { "9.3.1" },
  title       = "Top management deals with information security in its own meetings",
  criterion   = "Meetings of top management deal with information security as often as the organization's own rule asks.",
  basis       = "own_rules.management_agenda",
  whole       = true,
  evidence    = { "management_meetings.held_on", "management_meetings.security" },

  check = function(audit)
    return every {
      of  = schedule {
        every = audit.own.management_agenda.every,
        done  = audit.records.management_meetings:where { security = true },
        at    = "held_on",
      },
      gap = "In {failed} of {all} intervals due no meeting of top management dealt with information security",
    }
  end,

  examples = {
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { management_agenda = { every = "1 quarter" } },
                records = { management_meetings = { { meeting = "M-1", held_on = "2026-02-10", security = true },
                                                    { meeting = "M-2", held_on = "2026-05-12", security = true },
                                                    { meeting = "M-3", held_on = "2026-06-09", security = false } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    -- nobody slips through: management met, and spoke of other things
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { management_agenda = { every = "1 quarter" } },
                records = { management_meetings = { { meeting = "M-1", held_on = "2026-02-10", security = true },
                                                    { meeting = "M-2", held_on = "2026-05-12", security = false } } } },
      expect = "gap", exceptions = { "2026-Q2" }, class = "minor", text = "1 of 2" },
    -- in no meeting at all
    { given = { period = { "2026-01-01", "2026-06-30" }, own_rules = { management_agenda = { every = "1 quarter" } },
                records = { management_meetings = { { meeting = "M-1", held_on = "2026-02-10", security = false },
                                                    { meeting = "M-2", held_on = "2026-05-12", security = false } } } },
      expect = "gap", exceptions = { "2026-Q1", "2026-Q2" }, class = "major" },
    -- fair: the last day of the quarter, and the quarter that is still running when the audit takes place
    { given = { period = { "2026-01-01", "2026-05-31" }, own_rules = { management_agenda = { every = "1 quarter" } },
                records = { management_meetings = { { meeting = "M-1", held_on = "2026-03-31", security = true } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { period = { "2026-01-01", "2026-03-31" }, own_rules = { management_agenda = { every = "1 quarter" } },
                records = { management_meetings = { { meeting = "M-1", held_on = "2026-02-10" } } } },
      expect = "not_determined" },
    { given = { period = { "2026-01-01", "2026-03-31" }, own_rules = { management_agenda = { every = "1 quarter" } },
                records = { management_meetings = { { meeting = "M-1", security = true } } } },
      expect = "not_determined" },
    { given = { own_rules = { management_agenda = { every = "1 quarter" } } }, expect = "not_determined" },
    { given = { own_rules = { management_agenda = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
