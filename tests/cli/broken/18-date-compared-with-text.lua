-- A date is compared with text.
return rule {
  api         = 1,
  id          = "A.5.19-critical-services-end",
  requirement = "A.5.19",
  title       = "Critical services have a last day",
  criterion   = "The last day of each service that the organization rates as critical is agreed.",
  evidence    = { "suppliers.supplier", "suppliers.critical", "suppliers.until" },

  check = function(audit)
    local ended = 0
    for supplier in audit.records.suppliers:where { critical = true }:latest("supplier", "until"):each() do
      if supplier["until"] < "2026-12-31" then ended = ended + 1 end
    end
    if ended > 0 then return gap("Critical services had ended", { failed = ended }) end
    return conform("No critical service had ended")
  end,

  examples = {
    { given = { records = { suppliers = { { supplier = "Bitwerk", critical = true, ["until"] = "2027-12-31" } } } },
      expect = "conform" },
    { given = { records = { suppliers = { { supplier = "Bitwerk", critical = true, ["until"] = none } } } },
      expect = "gap", exceptions = { "Bitwerk" } },
    { given = {}, expect = "not_determined" },
  },
}
