-- report.md.lua - the clause 9.2 report as Markdown, section by section.
-- Called with the recorded document, the diff against the preceding cycle (or nil) and the head
-- of the history (or nil); returns the text. It states what the document holds and adds
-- no judgement of its own; where the document holds nothing, it says so.
local md = use "markdown"
local finding_section = use "report_finding"
local text, heading, paragraph, list, tabular = md.text, md.heading, md.paragraph, md.list, md.table

local verdict_names = {
  major = "major nonconformity", minor = "minor nonconformity", ofi = "opportunity for improvement",
  conform = "conform", planned = "conform as planned", not_applicable = "not applicable",
  not_determined = "not determined", not_tested = "not tested", error = "rule error",
}
local verdict_order = {
  "major", "minor", "ofi", "conform", "planned", "not_determined", "error", "not_applicable", "not_tested",
}

local function identification(doc)
  local plan, report = doc.plan, doc.plan.report
  local rows = {
    { "Organization", doc.organization.name }, { "Report", report.number }, { "Version", report.version },
    { "Issued", report.issued }, { "Classification", report.classification },
    { "Type of audit", doc.cycle.kind }, { "Cycle", doc.cycle.name .. ", run " .. doc.cycle.run },
    { "Author", report.author }, { "Approved by", report.approved_by },
    { "Recipients", #report.recipients > 0 and table.concat(report.recipients, "; ") or nil },
    { "ISMS scope", plan.scope },
  }
  return heading(2, "1 Identification")
    .. tabular({ { "", 1 }, { "", function(row) return row[2] or "not stated" end } }, rows, "not stated")
end

local function objectives(doc)
  return heading(2, "2 Objectives") .. list(doc.plan.objectives, "The audit plan states no objectives.")
end

local function scope(doc)
  local plan = doc.plan
  return heading(2, "3 Scope and period")
    .. paragraph("Scope: " .. (plan.scope and text(plan.scope) or "*not stated in the audit plan*"))
    .. paragraph("Evidence was taken from the period **" .. text(doc.cycle.from) .. " to " .. text(doc.cycle.to)
      .. "**; the date of the audit is " .. text(doc.cycle.date) .. ".")
    .. heading(3, "Units and sites") .. list(plan.units, "The audit plan names no units.")
    .. heading(3, "Left out, and why")
    .. tabular({ { "What", "what" }, { "Why", "why" } }, plan.left_out, "The audit plan leaves nothing out.")
end

-- The plan's criteria; the standard where the plan does not name it, and the Statement of Applicability as it was read.
local function criteria(doc)
  local rows, named = {}, false
  for _, row in ipairs(doc.plan.criteria) do
    named = named or (row.document or ""):find("27001", 1, true) ~= nil
    rows[#rows + 1] = row
  end
  if not named then
    table.insert(rows, 1, { document = "ISO/IEC 27001", version = doc.cycle.edition
      .. (doc.cycle.edition == "2022" and " with Amendment 1:2024" or "") })
  end
  rows[#rows + 1] = { document = "Statement of Applicability, as read", version = doc.soa_version or "none was given" }
  return heading(2, "4 Criteria")
    .. tabular({ { "Document", "document" }, { "Version", "version" }, { "Date", "date" } }, rows, "none")
end

-- What the rules on 9.2.2 found decides what may be said about independence.
local function independence(doc)
  local found = { gap = "not fulfilled", absent = "not fulfilled", improvement = "fulfilled", conform = "fulfilled" }
  local said = {}
  for _, tested in ipairs(doc.outcomes) do
    if tested.requirement == "9.2.2" then
      said[#said + 1] = (found[tested.outcome] or "could not be determined") .. ": " .. (tested.reason or tested.text)
    end
  end
  return list(said, "No test of independence was made.")
end

local function team(doc)
  return heading(2, "5 Team and independence")
    .. tabular({ { "Auditor", "name" }, { "Role", "role" }, { "Function", "function" },
      { "Competence", "competence" }, { "Answers for", function(one)
        return #one.answers_for > 0 and table.concat(one.answers_for, ", ") or nil
      end } }, doc.plan.team, "The audit plan names no team.")
    .. tabular({ { "Area", "area" }, { "Auditor", "auditor" }, { "Owner of the area", "owner" },
      { "Reviewed by", "reviewed_by" } }, doc.plan.parts, "The audit plan does not say who audits what.")
    .. paragraph("Independence as tested against these parts:") .. independence(doc)
    .. heading(3, "Participants of the auditee")
    .. tabular({ { "Role", "what" }, { "Topic", "why" } }, doc.plan.participants,
      "None are named in the audit plan.")
end

local function methods(doc)
  local plan = doc.plan
  local dates = "*not stated*"
  if plan.fieldwork_from then dates = text(plan.fieldwork_from) .. " to " .. text(plan.fieldwork_to) end
  return heading(2, "6 Dates, places and methods")
    .. paragraph("Fieldwork: " .. dates .. ".")
    .. heading(3, "Places") .. list(plan.places, "No place is stated.")
    .. heading(3, "Methods") .. list(plan.methods, "No method is stated.")
    .. paragraph("Records were tested by stage0 " .. text(doc.stage0) .. " with "
      .. md.count(#doc.outcomes, "rule") .. "; rules were confined by: " .. text(doc.protection) .. ".")
end

local most_instances = 12 -- of one reason; more are counted, and listed in report.json

-- Instances set apart, one line for each reason.
local function set_apart(doc)
  local kinds = { waived = "waived", exempt = "exempt", not_due = "not due yet", no_limit = "without a limit" }
  local rows, by_reason = {}, {}
  for _, tested in ipairs(doc.outcomes) do
    for _, one in ipairs(tested.apart) do
      local why = one.text or kinds[one.apart]
      if why:sub(1, #kinds[one.apart]) ~= kinds[one.apart] then why = kinds[one.apart] .. ": " .. why end
      local key = tested.rule .. "\n" .. why
      local row = by_reason[key]
      if row == nil then
        row = { tested.requirement, why, 0, {} }
        by_reason[key] = row
        rows[#rows + 1] = row
      end
      row[3] = row[3] + 1
      if row[3] <= most_instances then row[4][row[3]] = one.key end
    end
  end
  for _, row in ipairs(rows) do
    local names = table.concat(row[4], ", ")
    if row[3] > most_instances then names = names .. " and " .. row[3] - most_instances .. " more" end
    row[4] = names
  end
  return rows
end

local function sampling(doc)
  local rows = {}
  for _, tested in ipairs(doc.outcomes) do
    if tested.counted then
      local n = tested.numbers
      rows[#rows + 1] = { tested.requirement, tested.title, n.population, n.failed, n.unknown,
        n.waived + n.exempt + n.not_due + n.no_limit }
    end
  end
  return heading(2, "7 Sampling")
    .. paragraph("Populations that were looked at as a whole by rules:")
    .. tabular({ { "Requirement", 1 }, { "Test", 2 }, { "Population", 3, right = true },
      { "Exceptions", 4, right = true }, { "Unknown", 5, right = true }, { "Set apart", 6, right = true } }, rows, "No population was looked at.")
    .. paragraph("Instances that were set apart, and why; they are in no rate:")
    .. tabular({ { "Requirement", 1 }, { "Why", 2 }, { "Number", 3, right = true }, { "Instances", 4 } },
      set_apart(doc),
      "No instance was set apart.")
    .. paragraph("Samples that the auditors drew:")
    .. tabular({ { "Area", "area" }, { "Population", "population" }, { "Size", "size" }, { "Method", "method" },
      { "Note", "note" } }, doc.plan.sampling, "The audit plan states no samples.")
    .. paragraph("An audit looks at evidence that was available within the stated scope and period. "
      .. "That no finding was raised is no proof that there is none.")
end

-- What this audit cannot speak of: how much stayed open, and what was noticed on the way.
local function limits(doc)
  local s, lines = doc.summary, {}
  if s.not_determined > 0 then
    lines[#lines + 1] = md.count(s.not_determined, "requirement", "requirements") .. " could not be determined: section 13"
  end
  if s.not_tested > 0 then
    lines[#lines + 1] = md.count(s.not_tested, "requirement was", "requirements were") .. " not tested: section 11"
  end
  if #doc.plan.left_out > 0 then lines[#lines + 1] = "What the plan left out stands in section 3, with the reasons" end
  for _, remark in ipairs(doc.remarks) do lines[#lines + 1] = remark end
  return lines
end

local function summary(doc)
  local s, n, rows = doc.summary, doc.finding_count, {}
  local total = 0
  for _, word in ipairs(verdict_order) do
    rows[#rows + 1] = { verdict_names[word], s[word] }
    total = total + s[word]
  end
  rows[#rows + 1] = { "all requirements", total }
  local looked = total - s.not_tested - s.not_applicable - s.planned
  return heading(2, "8 Summary for management")
    .. paragraph(("The audit raised **%s**, **%s** and **%s**."):format(
      md.count(n.major, "major nonconformity", "major nonconformities"),
      md.count(n.minor, "minor nonconformity", "minor nonconformities"),
      md.count(n.ofi, "opportunity for improvement", "opportunities for improvement")))
    .. paragraph(("Of %d requirements %d were looked at: %d conform, %d not fulfilled, %d could not be determined. "
      .. "%d were not tested, and %s."):format(total, looked, s.conform + s.ofi, s.major + s.minor, s.not_determined,
      s.not_tested, md.count(s.not_applicable, "control is not applicable", "controls are not applicable")))
    .. tabular({ { "Result", 1 }, { "Requirements", 2, right = true } }, rows, "none")
    .. heading(3, "Strengths") .. list(doc.plan.strengths, "None are recorded in the audit plan.")
    .. heading(3, "Limits of this audit") .. list(limits(doc), "None were noticed.")
end

local function follow_up(doc)
  local intro = doc.earlier_stated and "" or paragraph(
    "*Earlier findings were not given and no earlier cycle is recorded: recurrence could not be determined.*")
  return heading(2, "9 Follow-up of earlier findings") .. intro
    .. tabular({ { "Finding", "finding" }, { "Requirement", "requirement" }, { "Class then", "class" },
      { "Was", "was" }, { "Due", "due" }, { "Status now", "status" }, { "Evidence", "reason" }, { "Source", "source" } },
      doc.earlier, "There are no earlier findings.")
    .. heading(3, "Corrective actions")
    .. tabular({ { "Action", "action" }, { "Finding", "finding" }, { "Cause", "cause" }, { "Measure", "measure" },
      { "Owner", "owner" }, { "Due", "due" }, { "Done", "done_on" }, { "Evidence", "evidence" }, { "State", "state" } },
      doc.actions, "None are recorded.")
    .. heading(3, "Waivers and acceptances, by the day they end")
    .. tabular({ { "Kind", "kind" }, { "Of", "about" }, { "Subject", "subject" }, { "Approved by", "approver" },
      { "Reason", "reason" }, { "From", "from" }, { "Until", "until" }, { "State", "state" }, { "Source", "source" } },
      doc.permits, "None are recorded.")
    .. heading(3, "Judgements")
    .. tabular({ { "Finding", "finding" }, { "Judged", "judged" }, { "By", "by" }, { "On", "on" }, { "Reason", "reason" },
      { "State", "state" } }, doc.judgements, "None are recorded.")
end

local function findings(doc, diff)
  local out = { heading(2, "10 Findings") }
  if #doc.findings == 0 then out[#out + 1] = paragraph("*No finding was raised.*") end
  for _, one in ipairs(doc.findings) do
    out[#out + 1] = finding_section(one, diff, doc)
  end
  return table.concat(out)
end

local function results(doc)
  local rows = {}
  for _, result in ipairs(doc.requirements) do
    rows[#rows + 1] = { result.id, result.title, verdict_names[result.verdict],
      #result.findings > 0 and table.concat(result.findings, ", ") or nil, result.reason }
  end
  return heading(2, "11 Result per requirement")
    .. paragraph("All clauses 4 to 10 and all controls of Annex A, " .. #rows .. " lines.")
    .. tabular({ { "Requirement", 1 }, { "Title", 2 }, { "Result", 3 }, { "Findings", 4 },
      { "Basis of the result", 5 } }, rows, "none")
end

local function exclusions(doc)
  return heading(2, "12 Exclusions examined")
    .. tabular({ { "Control", "control" }, { "Title", "title" }, { "Reason given", "reason" },
      { "Examined", "judged" }, { "Source", "source" } }, doc.exclusions,
      "The Statement of Applicability excludes no control, or none was given.")
end

-- Clauses of which nobody has seen more than records; one line, since what to ask there is a list of its own.
local function records_alone(doc)
  local ids, seen = {}, {}
  for _, question in ipairs(doc.questions) do
    if not seen[question.requirement] then
      seen[question.requirement] = true
      ids[#ids + 1] = text(question.requirement)
    end
  end
  if #ids == 0 then
    return ""
  end
  return heading(3, "Judged by records alone")
    .. paragraph(("No observation of an auditor stands beside the records for %s. What a person would ask, see or read "
      .. "there: `stage0 evidence --needed`."):format(table.concat(ids, ", ")))
end

-- What the organization demands of itself and nobody held its practice against; silent where there is none.
local function never_measured(doc)
  if #doc.unmeasured == 0 then
    return ""
  end
  return heading(3, "Own rules that practice was not compared with")
    .. paragraph("The organization states these rules of its own. That no finding was raised on them says nothing about whether they are kept.")
    .. tabular({ { "Own rule", "name" }, { "What it says", "says" }, { "Why nothing was compared", function(row)
      return #row.rules == 0 and "no rule and no observation is about it" or "not tested: " .. table.concat(row.rules, ", ")
    end }, { "Where it is stated", "source" } }, doc.unmeasured, "none")
end

local function undetermined(doc)
  local rows = {}
  for _, tested in ipairs(doc.outcomes) do
    if tested.outcome == "not_determined" or tested.outcome == "error" then
      rows[#rows + 1] = { tested.requirement, tested.title, tested.reason or tested.text,
        #tested.missing > 0 and table.concat(tested.missing, ", ") or nil }
    end
  end
  return heading(2, "13 Not determined")
    .. tabular({ { "Requirement", 1 }, { "Test", 2 }, { "Why", 3 }, { "What would settle it", 4 } }, rows,
      "Every test that was made came to a result.")
    .. heading(3, "Evidence asked for")
    .. tabular({ { "Name", "name" }, { "State", "state" }, { "What it is", "meaning" }, { "Where to get it", "where" },
      { "Needed by", function(row) return table.concat(row.rules, ", ") end } }, doc.requests,
      "Nothing that a rule reads is missing.")
    .. never_measured(doc)
    .. records_alone(doc)
end

local function changes(doc, diff)
  local out = { heading(2, "14 Changes since the last audit") }
  out[#out + 1] = list(doc.plan.changes,
    "The audit plan states no changes of scope, organization, technology, suppliers or law.")
  if diff == nil then
    out[#out + 1] = paragraph("*No earlier cycle is recorded, so there is nothing to compare.*")
    return table.concat(out)
  end
  out[#out + 1] = paragraph(("Compared with cycle %s, run %d:"):format(text(diff.old_cycle), diff.old_run))
  out[#out + 1] = tabular({ { "State", "state" }, { "Requirement", "requirement" }, { "Finding", "title" },
    { "Then", function(c) return c.old_number and c.old_number .. ", " .. c.old_class or nil end },
    { "Now", function(c) return c.new_number and c.new_number .. ", " .. c.new_class or nil end },
    { "What moved", "why" } }, diff.changes, "There was no finding then and there is none now.")
  out[#out + 1] = heading(3, "Requirements with another result")
  out[#out + 1] = tabular({ { "Requirement", "requirement" },
    { "Then", function(v) return verdict_names[v.was] end }, { "Now", function(v) return verdict_names[v.now] end },
    { "Basis", "reason" } }, diff.verdicts, "None.")
  out[#out + 1] = heading(3, "Changed criteria")
  out[#out + 1] = list(diff.criteria, "None: the two audits can be compared as they stand.")
  return table.concat(out)
end

local function opinions(doc)
  return heading(2, "15 Opinions not agreed")
    .. tabular({ { "Finding", "finding" }, { "View of the auditee", "view" }, { "By", "by" }, { "Reason", "reason" } },
      doc.plan.opinions, "No differing opinion is recorded.")
end

local function practice(doc)
  return heading(2, "16 Good practice")
    .. tabular({ { "Requirement", "requirement" }, { "What", "text" }, { "Evidence", "evidence" } },
      doc.plan.good_practice, "None is recorded.")
end

local function conclusion(doc)
  local plan, next_steps = doc.plan, doc.plan.next_steps
  local rows = {
    { "Response to the findings", next_steps.response_by }, { "Correction", next_steps.correction_by },
    { "Verification", next_steps.verification_by }, { "Audit programme", next_steps.programme },
  }
  return heading(2, "17 Conclusion and next steps")
    .. paragraph(plan.conclusion and text(plan.conclusion) or "*The audit plan holds no conclusion yet.*")
    .. paragraph("Objectives of the audit reached: " .. (plan.objectives_reached and text(plan.objectives_reached) or "*not stated*") .. ".")
    .. tabular({ { "Step", 1 }, { "By", function(row) return row[2] or "not agreed" end } }, rows, "none")
end

local function annexes(doc, chain)
  return heading(2, "18 Annexes")
    .. heading(3, "Evidence index")
    .. tabular({ { "File", "path" }, { "Gives", "names" }, { "Records", "rows", right = true }, { "Source", "source" },
      { "Collected", "collected" }, { "By", "by" }, { "Covers", "covers" },
      { "SHA-256", function(row) return row.sha256:sub(1, 16) end } }, doc.inputs, "No file was read.")
    .. paragraph("The first 16 digits of each SHA-256 are shown; report.json has them whole.")
    .. heading(3, "Interviews")
    .. tabular({ { "Role", "role" }, { "On", "on" }, { "Topic", "topic" } }, doc.plan.interviews, "None are recorded.")
    .. heading(3, "Grading in force")
    .. tabular({ { "Threshold", "name" }, { "Value", "value" }, { "Meaning", "meaning" } }, doc.grading, "none")
    .. heading(3, "Words of the results")
    .. list({
      "major nonconformity: a requirement is not fulfilled, and the capability of the ISMS is affected",
      "minor nonconformity: a requirement is not fulfilled, the failure is limited",
      "opportunity for improvement: the requirement is met",
      "not determined: what was given does not allow a conclusion; it counts neither as fulfilled nor as not fulfilled",
      "not tested: no test was made in this audit",
    }, "")
    .. paragraph("Digest of all inputs: `" .. doc.inputs_digest .. "`  \nHead of the history after this run: "
      .. (chain and "`" .. chain .. "`" or "*not recorded*"))
end

return function(doc, diff, chain)
  local title = "Internal audit report – " .. text(doc.organization.name) .. " – " .. text(doc.cycle.name)
  return heading(1, title) .. table.concat {
    identification(doc), objectives(doc), scope(doc), criteria(doc), team(doc), methods(doc), sampling(doc),
    summary(doc), follow_up(doc), findings(doc, diff), results(doc), exclusions(doc), undetermined(doc),
    changes(doc, diff), opinions(doc), practice(doc), conclusion(doc), annexes(doc, chain),
  }
end
