-- Says what a browser would obey
-- comes to: not_determined
return rule {
  api         = 1,
  id          = "A.5.1-outcome-html",
  requirement = "A.5.1",
  title       = "Says what a browser would obey",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return improvement("<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
