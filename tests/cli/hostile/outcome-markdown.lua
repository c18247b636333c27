-- Says what Markdown would obey
-- comes to: not_determined
return rule {
  api         = 1,
  id          = "A.5.1-outcome-markdown",
  requirement = "A.5.1",
  title       = "Says what Markdown would obey",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return improvement("| **conform** | [all is well](http://example.org) ![x](http://example.org/x.png) `x` <b>y</b>")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
