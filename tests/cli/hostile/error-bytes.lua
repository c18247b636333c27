-- Raises what is not UTF-8
return rule {
  api         = 1,
  id          = "A.5.1-error-bytes",
  requirement = "A.5.1",
  title       = "Raises what is not UTF-8",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    error("\xFF\xFE\xC0\x80")
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
