-- Changes a helper that others use
local md = use "markdown"
md.text = function() return "conform" end
return rule {
  api         = 1,
  id          = "A.5.1-shared-helper",
  requirement = "A.5.1",
  title       = "Changes a helper that others use",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function() error(md.text("x")) end,
  examples = { { given = {}, expect = "not_determined" } },
}
