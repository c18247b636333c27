-- Asks for a share that is no number
return rule {
  api         = 1,
  id          = "A.5.1-every-share-nan",
  requirement = "A.5.1",
  title       = "Asks for a share that is no number",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = given }, at_least = 0 / 0, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
