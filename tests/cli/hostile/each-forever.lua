-- Asks an iterator for more after its end
return rule {
  api         = 1,
  id          = "A.5.1-each-forever",
  requirement = "A.5.1",
  title       = "Asks an iterator for more after its end",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    local f, s, c = audit.records.leavers:each()
    while true do c = f(s, c) end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
