-- A rule of the organization's own.
return rule {
  api         = 1,
  id          = "A.5.9-systems-owned",
  requirement = "A.5.9",
  title       = "Each system has an owner",
  criterion   = "Each system in use has an owner.",
  evidence    = { "systems.system", "systems.owner" },
  check = function(audit)
    return every {
      of    = audit.records.systems,
      key   = "system",
      meets = { owner = given },
      gap   = "{failed} of {all} systems have no owner",
    }
  end,
  examples = {
    { given = { records = { systems = { { system = "files", owner = "owner" } } } }, expect = "conform" },
  },
}
