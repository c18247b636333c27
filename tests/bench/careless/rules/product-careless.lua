-- A join on a column that names nothing: each with each of its severity.
return rule {
  api         = 1,
  id          = "product-careless",
  requirement = "A.5.18",
  title       = "Vulnerabilities of one severity belong together",
  criterion   = "Vulnerabilities of one severity belong together.",
  evidence    = { "vulnerabilities.finding", "vulnerabilities.severity", "vulnerabilities.fixed_on" },

  check = function(audit)
    return every {
      of    = audit.records.vulnerabilities:with(audit.records.vulnerabilities, "severity", { prefix = "other_" }),
      key   = { "finding", "other_finding" },
      meets = { severity = given },
      gap   = "{failed} of {all}",
    }
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
