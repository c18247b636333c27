return rule {
  api         = 1,
  id          = "A.5.19-outsourced-controls-agreed",
  requirement = "A.5.19",
  related     = { "6.1.3", "A.5.20" },
  title       = "Outsourced controls stand in the agreement of a listed supplier",
  criterion   = "What the Statement of Applicability says a provider does, a supplier of the list has an agreement for.",
  evidence    = { "soa.control", "soa.applicable", ["soa.provider"] = { "key", "Provider that carries the control out", empty = "none" },
                  "suppliers.supplier",
                  ["agreed_controls.supplier"] = { "key", "Supplier that agreed" },
                  ["agreed_controls.control"]  = { "key", "Control that the agreement names" } },

  check = function(audit)
    local outsourced = audit.records.soa:where { applicable = true, provider = given }
    return every {
      of    = outsourced:with(audit.records.suppliers, { provider = "supplier" }, { unmatched = "none", prefix = "listed_" })
                        :with(audit.records.agreed_controls, { provider = "supplier", control = "control" }, { unmatched = "none", prefix = "agreed_" }),
      key   = { "control", "provider" },
      meets = { listed_supplier = given, agreed_control = given },
      gap   = "{failed} of {all} outsourced controls were not agreed with a supplier of the list",
    }
  end,

  examples = {
    { given = { records = { soa = { { control = "A.7.4", applicable = true, provider = "Guard AG" },
                                    { control = "A.5.19", applicable = true, status = "implemented", provider = none } },
                            suppliers = { { supplier = "Guard AG" } },
                            agreed_controls = { { supplier = "Guard AG", control = "A.7.4" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { records = { soa = { { control = "A.7.4", applicable = true, provider = "Guard AG" },
                                    { control = "A.7.2", applicable = true, provider = "Guard AG" },
                                    { control = "A.8.13", applicable = true, provider = "Cloud AG" } },
                            suppliers = { { supplier = "Guard AG" } },
                            agreed_controls = { { supplier = "Guard AG", control = "A.7.4" },
                                                { supplier = "Cloud AG", control = "A.8.13" } } } },
      expect = "gap", exceptions = { "A.7.2/Guard AG", "A.8.13/Cloud AG" }, numbers = { failed = 2, all = 3 } },
    { given = {}, expect = "not_determined" },
  },
}
