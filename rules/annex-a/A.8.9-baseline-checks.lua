-- A.8.9-baseline-checks.lua - what a scanner found against the baseline the organization chose for its systems.
-- A check that somebody told the scanner to leave out still counts, unless the own rule or a waiver says otherwise.
return rule {
  api         = 1,
  id          = "A.8.9-baseline-checks",
  requirement = "A.8.9",
  related     = { "A.5.23", "A.8.15", "A.8.20" },
  title       = "Systems keep to their configuration baseline",
  criterion   = "The settings of systems pass the checks that the organization has made its baseline.",
  basis       = "own_rules.baseline",
  whole       = true,
  evidence    = { "configuration_checks.system", "configuration_checks.check", "configuration_checks.resource",
                  "configuration_checks.severity", "configuration_checks.service", "configuration_checks.muted",
                  "configuration_checks.result" },

  check = function(audit)
    local own = audit.own.baseline
    return every {
      of       = audit.records.configuration_checks:where(own.of),
      key      = { "system", "check", "resource" },
      meets    = { result = "passed" },
      except   = own.except,
      critical = { severity = "critical" },
      at_least = own.at_least,
      group    = "system",
      gap      = "{failed} of {all} checks of the configuration baseline failed",
    }
  end,

  examples = {
    { given = { own_rules = { baseline = { source = "Cloud baseline 1.0" } },
                records = { configuration_checks = { { system = "cloud", check = "log-on", resource = "trail", severity = "high", result = "passed" },
                                                     { system = "cloud", check = "disk", resource = "d1", severity = "medium", result = "passed" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { own_rules = { baseline = { source = "Cloud baseline 1.0" } },
                records = { configuration_checks = { { system = "cloud", check = "log-on", resource = "trail", severity = "high", result = "failed" },
                                                     { system = "cloud", check = "disk", resource = "d1", severity = "medium", result = "passed" } } } },
      expect = "gap", exceptions = { "cloud/log-on/trail" }, class = "minor", text = "1 of 2 checks" },
    -- everything critical
    { given = { own_rules = { baseline = { source = "Cloud baseline 1.0" } },
                records = { configuration_checks = { { system = "cloud", check = "open-port", resource = "g1", severity = "critical", result = "failed" },
                                                     { system = "office", check = "open-port", resource = "g2", severity = "critical", result = "failed" },
                                                     { system = "cloud", check = "disk", resource = "d1", severity = "medium", result = "passed" } } } },
      expect = "gap", exceptions = { "cloud/open-port/g1", "office/open-port/g2" }, class = "major" },
    -- fair: the own rule is about weighty checks, leaves one resource out, and a share is enough
    { given = { own_rules = { baseline = { of = { severity = { "critical", "high" } }, except = { resource = "sandbox" }, at_least = "50 %" } },
                records = { configuration_checks = { { system = "cloud", check = "log-on", resource = "trail", severity = "high", result = "passed" },
                                                     { system = "cloud", check = "disk", resource = "d1", severity = "high", result = "failed" },
                                                     { system = "cloud", check = "tag", resource = "d1", severity = "low", result = "failed" },
                                                     { system = "cloud", check = "disk", resource = "sandbox", severity = "high", result = "failed" } } } },
      expect = "conform", numbers = { failed = 1, all = 2 } },
    -- nobody slips through: a check that was muted in the scanner
    { given = { own_rules = { baseline = { source = "Cloud baseline 1.0" } },
                records = { configuration_checks = { { system = "cloud", check = "log-on", resource = "trail", severity = "high", result = "passed", muted = false },
                                                     { system = "cloud", check = "disk", resource = "d1", severity = "medium", result = "failed", muted = true } } } },
      expect = "gap", exceptions = { "cloud/disk/d1" }, class = "minor" },
    -- a check that a person has to make, and nobody has
    { given = { own_rules = { baseline = { source = "Cloud baseline 1.0" } },
                records = { configuration_checks = { { system = "cloud", check = "contacts", resource = "account", severity = "medium" } } } },
      expect = "not_determined" },
    { given = { own_rules = { baseline = { of = { severity = "high" } } },
                records = { configuration_checks = { { system = "cloud", check = "disk", resource = "d1", result = "failed" } } } },
      expect = "not_determined" },
    { given = { own_rules = { baseline = { source = "Cloud baseline 1.0" } }, records = { configuration_checks = {} } },
      expect = "not_determined" },
    { given = { own_rules = { baseline = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
