-- Walks facts without end
return rule {
  api         = 1,
  id          = "A.5.1-read-walk",
  requirement = "A.5.1",
  title       = "Walks facts without end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local f = audit.facts
    while true do f = f.isms end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
