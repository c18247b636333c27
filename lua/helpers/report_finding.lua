-- report_finding.lua - one finding as the report prints it: criterion, evidence, extent,
-- statement, class with its reason; and the fields that the auditee and the verifier fill.
local md = use "markdown"
local text, paragraph = md.text, md.paragraph

local most_exceptions = 50 -- more are counted here and listed in report.json

local kinds_apart = {
  { "waived", "waived" }, { "exempt", "exempt" }, { "not_due", "not due yet" }, { "no_limit", "without a limit" },
}

-- A sentence ends with a full stop, whoever wrote it.
local function field(name, value)
  if not value:find("[.!?]$") then value = value .. "." end
  return "**" .. name .. ".** " .. value .. "\n\n"
end

local function extent(finding)
  if finding.population == 0 then return nil end
  local apart = finding.set_apart
  local out = ("%d of %d"):format(finding.failed, finding.population)
  if finding.unknown > 0 then out = out .. ("; %d unknown"):format(finding.unknown) end
  for _, kind in ipairs(kinds_apart) do
    if apart[kind[1]] > 0 then out = out .. ("; %d %s, set apart"):format(apart[kind[1]], kind[2]) end
  end
  return out .. "."
end

local function exceptions(finding)
  local rows = {}
  for i, one in ipairs(finding.exceptions) do
    if i > most_exceptions then break end
    local marks = {}
    if one.critical then marks[#marks + 1] = "critical" end
    if one.exposed then marks[#marks + 1] = "exposed" end
    if one.handled then marks[#marks + 1] = "handled before the audit" end
    rows[i] = { one.key, one.text, table.concat(marks, ", "), one.source }
  end
  if #rows == 0 then return "" end
  local out = md.table({ { "Exception", 1 }, { "What stands there", 2 }, { "Mark", 3 }, { "Source", 4 } }, rows, "")
  if #finding.exceptions > most_exceptions then
    out = out .. paragraph(("*and %d more, listed in report.json*"):format(#finding.exceptions - most_exceptions))
  end
  return out
end

-- One line per file: what was read from it, when it was collected.
local function evidence(finding)
  local files, order = {}, {}
  for _, cited in ipairs(finding.evidence) do
    local name = cited.source or "not given"
    if files[name] == nil then
      files[name] = { reads = {}, collected = cited.collected }
      order[#order + 1] = name
    end
    local reads = files[name].reads
    reads[#reads + 1] = cited.read
  end
  table.sort(order)
  return md.list(order, "none", function(name)
    local one = files[name]
    return text(name) .. (one.collected and ", collected " .. text(one.collected) or "") .. ": "
      .. text(table.concat(one.reads, ", "))
  end)
end

local function life(finding, diff, doc)
  if doc.cycle.previous == nil then return "first audit on record." end
  for _, change in ipairs(diff and diff.changes or {}) do
    if change.identity == finding.identity then
      return text(change.state) .. " since " .. text(diff.old_cycle)
        .. (change.old_number and " (" .. text(change.old_number) .. ")" or "") .. ": " .. text(change.why)
    end
  end
  return "not known."
end

local function judgements(finding)
  local out = {}
  for _, ruling in ipairs(finding.rulings) do
    local said = ("%s %s instead of the computed %s"):format(text(ruling.what), text(ruling.judged), text(ruling.computed))
    if ruling.what == "merge_into" then
      said = ("the same condition as %s, and not counted beside it"):format(text(ruling.judged))
    end
    out[#out + 1] = field("Judgement", ("%s, by %s on %s. %s"):format(said, text(ruling.by), text(ruling.on),
      text(ruling.reason)))
  end
  return table.concat(out)
end

-- A part of an accumulated finding, or what is merged into one, with its own statement and exceptions.
local function below(one, how, finding)
  local out = { md.heading(4, ("%s · %s %s · %s – %s"):format(text(one.number), how, text(finding.number),
    text(one.requirement), text(one.title))) }
  out[#out + 1] = field("Requirement", text(one.criterion))
  out[#out + 1] = field("Statement", text(one.statement))
  local size = extent(one)
  if size then out[#out + 1] = field("Extent", size) end
  out[#out + 1] = exceptions(one)
  if how == "merged into" then
    out[#out + 1] = "**Evidence.**\n\n" .. evidence(one)
    out[#out + 1] = judgements(one)
    out[#out + 1] = field("Computed", text(one.computed_reason))
  else
    out[#out + 1] = field("Class by itself", text(one.reason) .. " (" .. text(one.trigger) .. ")")
  end
  for _, note in ipairs(one.notes) do out[#out + 1] = field("Note", text(note)) end
  return table.concat(out)
end

local function parts(finding) -- and what is merged
  local out = {}
  for _, part in ipairs(finding.parts) do
    out[#out + 1] = below(part, "part of", finding) .. parts(part)
  end
  for _, merged in ipairs(finding.merged) do
    out[#out + 1] = below(merged, "merged into", finding)
  end
  return table.concat(out)
end

return function(finding, diff, doc)
  local out = {
    md.heading(3, ("%s · %s · %s – %s"):format(text(finding.number), finding.class, text(finding.requirement),
      text(finding.title))),
    field("Requirement", ("%s (ISO/IEC 27001:%s). %s"):format(text(finding.requirement), text(doc.cycle.edition),
      text(finding.criterion))),
    field("Statement", text(finding.statement)),
  }
  local size = extent(finding)
  if size then out[#out + 1] = field("Extent", size) end
  out[#out + 1] = exceptions(finding)
  out[#out + 1] = "**Evidence.**\n\n" .. evidence(finding)
  out[#out + 1] = field("Class", text(finding.reason))
  out[#out + 1] = judgements(finding)
  if finding.computed_reason then out[#out + 1] = field("Computed", text(finding.computed_reason)) end
  if #finding.related > 0 then out[#out + 1] = field("Related", text(table.concat(finding.related, ", "))) end
  out[#out + 1] = field("Since the last audit", life(finding, diff, doc))
  for _, note in ipairs(finding.notes) do out[#out + 1] = field("Note", text(note)) end
  out[#out + 1] = parts(finding)
  out[#out + 1] = md.table({ { "Filled by the auditee", 1 }, { "", 2 }, { "Filled by the verifier", 3 }, { "", 4 } }, {
    { "Facts agreed on, or objection", "", "Evidence of completion", "" },
    { "Correction", "", "Evidence of effect", "" },
    { "Cause", "", "Date", "" },
    { "Corrective action, owner, due", "", "Verdict", "" },
  }, "")
  return table.concat(out)
end
