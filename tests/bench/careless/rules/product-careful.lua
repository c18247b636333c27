-- One look at each.
return rule {
  api         = 1,
  id          = "product-careful",
  requirement = "A.5.18",
  title       = "Vulnerabilities of one severity belong together",
  criterion   = "Vulnerabilities of one severity belong together.",
  evidence    = { "vulnerabilities.finding", "vulnerabilities.severity", "vulnerabilities.fixed_on" },

  check = function(audit)
    return every {
      of    = audit.records.vulnerabilities,
      key   = "finding",
      meets = { severity = given },
      gap   = "{failed} of {all}",
    }
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
