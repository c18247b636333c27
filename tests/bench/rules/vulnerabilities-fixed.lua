-- Critical and high vulnerabilities of assets in use; those of assets out of use are exempt.
return rule {
  api         = 1,
  id          = "bench-vulnerabilities-fixed",
  requirement = "A.8.8",
  title       = "Vulnerabilities are fixed in time",
  criterion   = "Critical and high vulnerabilities of assets in use are fixed within the limit of the own rule.",
  basis       = "own_rules.patch_deadline",
  evidence    = { "vulnerabilities.finding", "vulnerabilities.asset", "vulnerabilities.severity",
                  "vulnerabilities.found_on", "vulnerabilities.fixed_on",
                  "assets.asset", "assets.class", "assets.until",
                  ["own_rules.patch_deadline"] = { "How long a vulnerability may stay open, by severity" } },

  check = function(audit)
    local urgent = audit.records.vulnerabilities:where { severity = one_of("critical", "high") }
    return every {
      of       = urgent:with(audit.records.assets, "asset", { prefix = "asset_" }),
      key      = { "asset", "finding" },
      meets    = { fixed_on = by(column "found_on" + per("severity", audit.own.patch_deadline.within)) },
      except   = { asset_until = given },
      critical = { asset_class = "restricted" },
      gap      = "{failed} of {all} critical and high vulnerabilities stayed open beyond the limit",
    }
  end,

  examples = {
    { given = { own_rules = { patch_deadline = { within = { critical = "7 days", high = "30 days" } } },
                records = { assets = { { asset = "s", class = "public", ["until"] = none } },
                            vulnerabilities = { { finding = "v", asset = "s", severity = "critical",
                                                  found_on = "2026-03-02", fixed_on = "2026-03-09" } } } },
      expect = "conform" },
    { given = { own_rules = { patch_deadline = { within = { critical = "7 days", high = "30 days" } } },
                records = { assets = { { asset = "s", class = "public", ["until"] = none } },
                            vulnerabilities = { { finding = "v", asset = "s", severity = "critical",
                                                  found_on = "2026-03-02", fixed_on = "2026-03-10" } } } },
      expect = "gap", exceptions = { "s/v" } },
    { given = {}, expect = "not_determined" },
  },
}
