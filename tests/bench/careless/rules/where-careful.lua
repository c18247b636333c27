-- As it is meant.
return rule {
  api         = 1,
  id          = "where-careful",
  requirement = "A.5.18",
  title       = "Vulnerabilities of assets are fixed",
  criterion   = "Vulnerabilities of assets are fixed.",
  evidence    = { "assets.asset", "vulnerabilities.asset", "vulnerabilities.finding", "vulnerabilities.fixed_on", "vulnerabilities.severity" },

  check = function(audit)
    return every {
      of    = audit.records.assets:with(audit.records.vulnerabilities, "asset",
        { unmatched = "drop", prefix = "its_" }),
      key   = { "asset", "its_finding" },
      meets = { its_fixed_on = given },
      gap   = "{failed} of {all}",
    }
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
