return rule {
  api         = 1,
  id          = "A.8.24-certificates-renewed",
  requirement = "A.8.24",
  title       = "Certificates have an owner and are renewed in time",
  criterion   = "Each certificate has an owner and is good for at least the time the organization says.",
  basis       = "own_rules.certificate_renewal",
  evidence    = { ["own_rules.certificate_renewal"] = { "How long before its end a certificate is renewed" },
                  ["certificates.name"]       = { "key", "Name that it is issued for" },
                  ["certificates.owner"]      = { "text", "Role that renews it", empty = "none" },
                  ["certificates.expires_on"] = { "date", "Last day on which it is good" } },

  check = function(audit)
    return every {
      of    = audit.records.certificates,
      key   = "name",
      meets = { owner = given, expires_on = since(audit.date + audit.own.certificate_renewal.within) },
      gap   = "{failed} of {all} certificates had no owner or were not renewed in time",
    }
  end,

  examples = {
    { given = { own_rules = { certificate_renewal = { within = "14 days" } }, date = "2026-06-01",
                records = { certificates = { { name = "www", owner = "web team", expires_on = "2026-06-15" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { certificate_renewal = { within = "14 days" } }, date = "2026-06-01",
                records = { certificates = { { name = "www", owner = "web team", expires_on = "2026-06-14" },
                                             { name = "vpn", owner = none, expires_on = "2026-09-14" } } } },
      expect = "gap", exceptions = { "www", "vpn" }, numbers = { failed = 2, all = 2 } },
    { given = {}, expect = "not_determined" },
  },
}
