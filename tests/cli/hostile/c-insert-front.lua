-- Shifts a long list with every insertion
return rule {
  api         = 1,
  id          = "A.5.1-c-insert-front",
  requirement = "A.5.1",
  title       = "Shifts a long list with every insertion",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    for i = 1, 1e9 do table.insert(t, 1, i) end
    return conform("shifted")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
