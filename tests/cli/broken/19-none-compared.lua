-- None is asked for as if it were nothing of Lua.
return rule {
  api         = 1,
  id          = "A.5.19-critical-services-end",
  requirement = "A.5.19",
  title       = "Critical services have a last day",
  criterion   = "The last day of each service that the organization rates as critical is agreed.",
  evidence    = { "suppliers.supplier", "suppliers.critical", "suppliers.until" },

  check = function(audit)
    local open = 0
    for supplier in audit.records.suppliers:where { critical = true }:each() do
      local last_day = supplier["until"]
      if audit.date == nil or last_day == "none" then open = open + 1 end
    end
    if open > 0 then return gap("Critical services had no last day", { failed = open }) end
    return conform("All critical services have a last day")
  end,

  examples = {
    { given = { records = { suppliers = { { supplier = "Bitwerk", critical = true, ["until"] = "2027-12-31" } } } },
      expect = "conform" },
    { given = { records = { suppliers = { { supplier = "Bitwerk", critical = true, ["until"] = none } } } },
      expect = "gap", exceptions = { "Bitwerk" } },
    { given = {}, expect = "not_determined" },
  },
}
