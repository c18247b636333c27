-- Writes an own rule of its own
return rule {
  api         = 1,
  id          = "A.5.1-shared-own",
  requirement = "A.5.1",
  title       = "Writes an own rule of its own",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    audit.own.access_review.every = "99 years"
    return conform("written")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
