-- 8.1-criteria-followed.lua - runs of processes that the auditor looked at, held against what is laid down for the process.
-- Processes whose runs other tables show - audits, reviews, incidents, changes - have rules of their own on them.

-- Twelve runs by these teams in turn; each second one kept to nothing.
local function shifts(teams)
  local rows = {}
  for i = 1, 12 do
    rows[i] = { process = "handover", run = "H-" .. i, ran_on = "2026-03-02", team = teams[(i - 1) % #teams + 1], followed = i % 2 == 1 }
  end
  return { records = { process_runs = rows } }
end

return rule {
  api         = 1,
  id          = "8.1-criteria-followed",
  requirement = "8.1",
  related     = { "A.5.37" },
  title       = "What is laid down for processes is kept to",
  criterion   = "Processes are carried out under the criteria that were set for them.",
  evidence    = { "process_runs.process", "process_runs.run", "process_runs.ran_on", "process_runs.team", "process_runs.followed" },

  check = function(audit)
    return every {
      of    = audit.records.process_runs:where { ran_on = since(audit.period.from) },
      key   = { "process", "run" },
      meets = { followed = true },
      group = "team",
      gap   = "{failed} of {all} runs of processes that were looked at did not keep to what is laid down for the process",
    }
  end,

  examples = {
    { given = { records = { process_runs = { { process = "handover", run = "H-1", ran_on = "2026-03-02", team = "early", followed = true },
                                             { process = "handover", run = "H-2", ran_on = "2026-05-04", team = "late", followed = true } } } },
      expect = "conform", numbers = { failed = 0, all = 2 } },
    { given = { records = { process_runs = { { process = "handover", run = "H-1", ran_on = "2026-03-02", team = "early", followed = true },
                                             { process = "handover", run = "H-2", ran_on = "2026-05-04", team = "late", followed = false } } } },
      expect = "gap", exceptions = { "handover/H-2" }, class = "minor", text = "1 of 2" },
    -- fair: what ran before the period was looked at then
    { given = { records = { process_runs = { { process = "handover", run = "H-0", ran_on = "2025-12-31", team = "late", followed = false },
                                             { process = "handover", run = "H-1", ran_on = "2026-01-01", team = "early", followed = true } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    -- nobody slips through: the late shift never does it, and the others always do; or it is missed everywhere
    { given = shifts({ "early", "late" }), expect = "gap", class = "minor", numbers = { failed = 6, all = 12 } },
    { given = shifts({ "early", "late", "night", "weekend" }), expect = "gap", class = "major", numbers = { failed = 6, all = 12 } },
    { given = { records = { process_runs = { { process = "handover", run = "H-1", ran_on = "2026-03-02", team = "early" } } } },
      expect = "not_determined" },
    { given = { records = { process_runs = { { process = "handover", run = "H-1", team = "early", followed = false } } } },
      expect = "not_determined" },
    { given = { records = { process_runs = {} } }, expect = "not_determined" },
    { given = {}, expect = "not_determined" },
  },
}
