-- 4.1-issues-determined.lua - whether issues were determined within the organization and around it.
-- What follows from each is 6.1.1-issues-considered's matter, climate change 4.1-climate-determined's.
return rule {
  api         = 1,
  id          = "4.1-issues-determined",
  requirement = "4.1",
  related     = { "6.1.1" },
  title       = "Internal and external issues are determined",
  criterion   = "The issues that bear on the ISMS are determined, those within the organization and those around it.",
  evidence    = { "issues.kind" },

  check = function(audit)
    local issues   = audit.records.issues
    local internal = issues:where { kind = "internal" }:count()
    local external = issues:where { kind = "external" }:count()
    if internal + external == 0 then return gap("The list of issues has no entry") end
    if internal == 0 then return gap("All " .. external .. " issues determined are external, none is internal") end
    if external == 0 then return gap("All " .. internal .. " issues determined are internal, none is external") end
    return conform(internal .. " internal and " .. external .. " external issues were determined")
  end,

  examples = {
    { given = { records = { issues = { { issue = "I-1", kind = "internal" }, { issue = "I-2", kind = "external" } } } },
      expect = "conform", text = "1 internal and 1 external" },
    { given = { records = { issues = { { issue = "I-1", kind = "external" }, { issue = "I-2", kind = "external" } } } },
      expect = "gap", class = "minor", text = "none is internal" },
    -- fair: a small company with few issues
    { given = { records = { issues = { { issue = "I-1", kind = "internal" }, { issue = "I-2", kind = "external" },
                                       { issue = "I-3", kind = "external" } } } },
      expect = "conform" },
    -- nobody slips through: a long list that only looks inward
    { given = { records = { issues = { { issue = "I-1", kind = "internal" }, { issue = "I-2", kind = "internal" },
                                       { issue = "I-3", kind = "internal" } } } },
      expect = "gap", class = "minor", text = "All 3 issues determined are internal" },
    { given = { records = { issues = {} } }, expect = "gap", class = "minor", text = "no entry" },
    { given = { records = { issues = { { issue = "I-1", kind = "internal" }, { issue = "I-2" } } } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
