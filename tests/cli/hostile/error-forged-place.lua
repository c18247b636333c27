-- Raises an error of another file
return rule {
  api         = 1,
  id          = "A.5.1-error-forged-place",
  requirement = "A.5.1",
  title       = "Raises an error of another file",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("rules/clauses/4.1.lua:1: this rule is wrong", 0)
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
