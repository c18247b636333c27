-- Nests tables past all memory
return rule {
  api         = 1,
  id          = "A.5.1-lua-deep-table",
  requirement = "A.5.1",
  title       = "Nests tables past all memory",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local t = {}
    while true do t = { t } end
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
