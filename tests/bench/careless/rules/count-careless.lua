-- where and count for each row, twice.
return rule {
  api         = 1,
  id          = "count-careless",
  requirement = "A.5.18",
  title       = "Vulnerabilities of assets are fixed",
  criterion   = "Vulnerabilities of assets are fixed.",
  evidence    = { "assets.asset", "vulnerabilities.asset", "vulnerabilities.finding", "vulnerabilities.fixed_on", "vulnerabilities.severity" },

  check = function(audit)
    local failed, all = 0, 0
    for asset in audit.records.assets:each() do
      all = all + audit.records.vulnerabilities:where({ asset = asset.asset }):count()
      failed = failed + audit.records.vulnerabilities:where({ asset = asset.asset, fixed_on = none }):count()
    end
    return gap("open", { failed = failed, all = all })
  end,

  examples = { { given = {}, expect = "not_determined" } },
}
