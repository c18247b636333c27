-- 6.1.3-soa-reasons.lua - the lines of the Statement of Applicability against the reason each must carry,
-- included controls and excluded ones alike.
return rule {
  api         = 1,
  id          = "6.1.3-soa-reasons",
  requirement = "6.1.3",
  related     = { "4.4" },
  title       = "The Statement of Applicability gives reasons",
  criterion   = "The Statement of Applicability says of each control why it is included or excluded.",
  evidence    = { "soa.control", "soa.applicable", "soa.reason" },

  check = function(audit)
    return every {
      of       = audit.records.soa,
      key      = "control",
      meets    = { reason = given },
      critical = { applicable = false }, -- what is left out without a reason may leave a risk without a control
      gap      = "{failed} of {all} controls in the Statement of Applicability are included or excluded without a reason",
    }
  end,

  examples = {
    { given = { records = { soa = { { control = "A.5.1", applicable = true, reason = "risk R-2" },
                                    { control = "A.8.30", applicable = false, reason = "nobody else writes code" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { soa = { { control = "A.5.1", applicable = true, reason = none },
                                    { control = "A.5.2", applicable = true, reason = "risk R-3" },
                                    { control = "A.8.30", applicable = false, reason = "" } } } },
      expect = "gap", exceptions = { "A.5.1", "A.8.30" }, class = "minor", numbers = { failed = 2, all = 3 } },
    -- several controls left out, none of them with a reason
    { given = { records = { soa = { { control = "A.5.1", applicable = true, reason = "risk R-2" },
                                    { control = "A.7.1", applicable = false, reason = none },
                                    { control = "A.8.30", applicable = false, reason = none } } } },
      expect = "gap", exceptions = { "A.7.1", "A.8.30" }, class = "major", numbers = { failed = 2, all = 3 } },
    -- fair: the same reason may serve several controls
    { given = { records = { soa = { { control = "A.7.1", applicable = false, reason = "no premises" },
                                    { control = "A.7.3", applicable = false, reason = "no premises" } } } },
      expect = "conform" },
    -- nobody slips through: an included control needs a reason too
    { given = { records = { soa = { { control = "A.5.1", applicable = true, reason = none },
                                    { control = "A.8.30", applicable = false, reason = "nobody else writes code" } } } },
      expect = "gap", exceptions = { "A.5.1" }, class = "minor" },
    { given = { records = { soa = { { control = "A.5.1", applicable = true } } } }, expect = "not_determined" },
    { given = { records = { soa = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
