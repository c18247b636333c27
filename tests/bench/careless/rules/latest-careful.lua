-- The newest by two keys.
return rule {
  api         = 1,
  id          = "latest-careful",
  requirement = "A.5.18",
  title       = "The latest vulnerability of each asset is fixed",
  criterion   = "The latest vulnerability of each asset is fixed.",
  evidence    = { "vulnerabilities.asset", "vulnerabilities.finding", "vulnerabilities.severity", "vulnerabilities.found_on", "vulnerabilities.fixed_on" },

  check = function(audit)
    return every {
      of    = audit.records.vulnerabilities:latest({ "asset", "severity" }, "found_on"),
      key   = { "asset", "finding" },
      meets = { fixed_on = given },
      gap   = "{failed} of {all}",
    }
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
