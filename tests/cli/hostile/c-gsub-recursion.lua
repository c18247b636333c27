-- Recurses through C with each replacement
return rule {
  api         = 1,
  id          = "A.5.1-c-gsub-recursion",
  requirement = "A.5.1",
  title       = "Recurses through C with each replacement",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    local function f() return (("x"):gsub("x", f)) end
    return conform(f())
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
