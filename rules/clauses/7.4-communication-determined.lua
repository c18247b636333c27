-- 7.4-communication-determined.lua - topics of communication, and whether it is settled with whom, when and how.
return rule {
  api         = 1,
  id          = "7.4-communication-determined",
  requirement = "7.4",
  related     = { "A.5.5", "A.6.8" },
  title       = "It is settled with whom, when and how is communicated",
  criterion   = "For each topic that the ISMS needs communication on it is settled with whom, when and how.",
  evidence    = { "communications.topic", "communications.audience", "communications.occasion", "communications.channel" },

  check = function(audit)
    return every {
      of    = audit.records.communications,
      key   = { "topic", "audience" },
      meets = { audience = given, occasion = given, channel = given },
      group = "topic",
      gap   = "For {failed} of {all} topics and audiences it was not settled with whom, when or how is communicated",
    }
  end,

  examples = {
    { given = { records = { communications = {
        { topic = "incidents", audience = "customers concerned", occasion = "within 24 hours", channel = "portal and telephone" },
        { topic = "policy", audience = "all staff", occasion = "each new version", channel = "mail" } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { communications = {
        { topic = "incidents", audience = "customers concerned", occasion = none, channel = "portal and telephone" },
        { topic = "policy", audience = "all staff", occasion = "each new version", channel = "mail" } } } },
      expect = "gap", exceptions = { "incidents/customers concerned" }, class = "minor", text = "1 of 2" },
    -- fair: an occasion need not be a date
    { given = { records = { communications = {
        { topic = "awareness", audience = "all staff", occasion = "when something new comes up", channel = "chat" } } } },
      expect = "conform" },
    -- nobody slips through: a topic for nobody, and one without a way
    { given = { records = { communications = {
        { topic = "incidents", audience = none, occasion = "within 24 hours", channel = "telephone" },
        { topic = "weaknesses", audience = "users of the portal", occasion = "with the release", channel = none },
        { topic = "policy", audience = "all staff", occasion = "each new version", channel = "mail" } } } },
      expect = "gap", exceptions = { "incidents/none", "weaknesses/users of the portal" }, class = "minor" },
    { given = { records = { communications = { { topic = "policy", audience = "all staff", channel = "mail" } } } },
      expect = "not_determined" },
    { given = { records = { communications = { { topic = "policy", audience = "all staff", occasion = "each new version" } } } },
      expect = "not_determined" },
    { given = { records = { communications = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
