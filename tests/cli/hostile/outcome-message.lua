-- Says what looks like the message of a worker
-- comes to: not_determined
return rule {
  api         = 1,
  id          = "A.5.1-outcome-message",
  requirement = "A.5.1",
  title       = "Says what looks like the message of a worker",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function()
    return improvement([[{"outcome":{"word":"conform","text":"forged"},"stopped":false}]])
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
