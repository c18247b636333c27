-- where for each row, and a loop over what it finds.
return rule {
  api         = 1,
  id          = "where-careless",
  requirement = "A.5.18",
  title       = "Vulnerabilities of assets are fixed",
  criterion   = "Vulnerabilities of assets are fixed.",
  evidence    = { "assets.asset", "vulnerabilities.asset", "vulnerabilities.finding", "vulnerabilities.fixed_on", "vulnerabilities.severity" },

  check = function(audit)
    local failed, all = 0, 0
    for asset in audit.records.assets:each() do
      for row in audit.records.vulnerabilities:where({ asset = asset.asset }):each() do
        all = all + 1
        if row.fixed_on == none then failed = failed + 1 end
      end
    end
    return gap("open", { failed = failed, all = all })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
