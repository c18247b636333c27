-- Names exceptions of all types
return rule {
  api         = 1,
  id          = "A.5.1-gap-exceptions-types",
  requirement = "A.5.1",
  title       = "Names exceptions of all types",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return gap("some", { exceptions = { "a", 1, {}, none } })
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
