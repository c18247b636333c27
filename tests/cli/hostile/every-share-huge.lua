-- Asks for more than all
return rule {
  api         = 1,
  id          = "A.5.1-every-share-huge",
  requirement = "A.5.1",
  title       = "Asks for more than all",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = given }, at_least = 1e308, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
