-- Reads an own rule that it does not declare
return rule {
  api         = 1,
  id          = "A.5.1-read-undeclared-own",
  requirement = "A.5.1",
  title       = "Reads an own rule that it does not declare",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return conform(tostring(audit.own.access_review.every))
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
