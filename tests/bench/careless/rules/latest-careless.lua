-- The newest by two keys, found again among themselves, with conditions that say nothing.
return rule {
  api         = 1,
  id          = "latest-careless",
  requirement = "A.5.18",
  title       = "The latest vulnerability of each asset is fixed",
  criterion   = "The latest vulnerability of each asset is fixed.",
  evidence    = { "vulnerabilities.asset", "vulnerabilities.finding", "vulnerabilities.severity", "vulnerabilities.found_on", "vulnerabilities.fixed_on" },

  check = function(audit)
    local newest = audit.records.vulnerabilities:latest({ "asset", "severity" }, "found_on")
    return every {
      of    = newest:latest({ "severity", "asset" }, "found_on"):where { asset = given }:where { severity = given },
      key   = { "asset", "finding" },
      meets = { fixed_on = given },
      gap   = "{failed} of {all}",
    }
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
