/* plan_keys.c - the keys of audit.yaml, each with its kind and where its value goes.
 * The table is the whole grammar of the file. */
#include "audit/plan_keys.h"

/* clang-format off */
#define TEXT(type, key, member) {.name = key, .kind = S0_PLAN_TEXT, .offset = offsetof(type, member)}
#define NEED(type, key, member) \
    {.name = key, .kind = S0_PLAN_TEXT, .offset = offsetof(type, member), .required = true}
#define DATE(type, key, member) {.name = key, .kind = S0_PLAN_DATE, .offset = offsetof(type, member)}
#define TRUTH(type, key, member) {.name = key, .kind = S0_PLAN_TRUTH, .offset = offsetof(type, member)}
#define TEXTS(type, key, member, count) \
    {.name = key, .kind = S0_PLAN_TEXTS, .offset = offsetof(type, member), \
     .count_offset = offsetof(type, count)}
#define INSIDE(type, key, member, table) \
    {.name = key, .kind = S0_PLAN_MAP, .offset = offsetof(type, member), .keys = table}
#define ROWS(type, key, member, count, table, row) \
    {.name = key, .kind = S0_PLAN_ROWS, .offset = offsetof(type, member), \
     .count_offset = offsetof(type, count), .keys = table, .size = sizeof(row)}
#define OTHER(key) {.name = key, .kind = S0_PLAN_OTHER}
#define END {.name = NULL}

static const char *const kinds[] = {"internal", "partial", "follow-up", NULL};
static const char *const classes[] = {"major", "minor", "ofi", NULL};

static const s0_plan_key period_keys[] = {
    DATE(s0_plan_file, "from", from), DATE(s0_plan_file, "to", to), END};

static const s0_plan_key report_keys[] = {
    TEXT(s0_report_head, "number", number), TEXT(s0_report_head, "version", version),
    DATE(s0_report_head, "issued", issued), TEXT(s0_report_head, "classification", classification),
    TEXT(s0_report_head, "author", author), TEXT(s0_report_head, "approved_by", approved_by),
    TEXTS(s0_report_head, "recipients", recipients, recipient_count), END};

static const s0_plan_key left_out_keys[] = {
    NEED(s0_pair, "what", what), NEED(s0_pair, "why", why), END};

static const s0_plan_key scope_keys[] = {
    TEXT(s0_plan_text, "text", scope), TEXTS(s0_plan_text, "units", units, unit_count),
    OTHER("requirements"),
    ROWS(s0_plan_text, "left_out", left_out, left_out_count, left_out_keys, s0_pair), END};

static const s0_plan_key criteria_keys[] = {
    NEED(s0_document, "document", document), TEXT(s0_document, "version", version),
    DATE(s0_document, "date", date), END};

static const s0_plan_key dates_keys[] = {
    DATE(s0_plan_text, "from", fieldwork_from), DATE(s0_plan_text, "to", fieldwork_to), END};

static const s0_plan_key team_keys[] = {
    NEED(s0_person, "name", name), TEXT(s0_person, "role", role),
    TEXT(s0_person, "function", function), TEXT(s0_person, "competence", competence),
    TEXTS(s0_person, "answers_for", answers_for, answers_for_count), END};

static const s0_plan_key part_keys[] = {
    NEED(s0_part, "area", area), TEXT(s0_part, "auditor", auditor), TEXT(s0_part, "owner", owner),
    TEXT(s0_part, "auditor_function", function), TEXT(s0_part, "control", control),
    TEXT(s0_part, "auditor_duty", duty), TEXT(s0_part, "asset", asset),
    TEXT(s0_part, "reviewed_by", reviewed_by), END};

static const s0_plan_key participant_keys[] = {
    NEED(s0_pair, "role", what), TEXT(s0_pair, "topic", why), END};

static const s0_plan_key sampling_keys[] = {
    NEED(s0_sampling, "area", area), TEXT(s0_sampling, "population", population),
    TEXT(s0_sampling, "size", size), TEXT(s0_sampling, "method", method),
    TEXT(s0_sampling, "note", note), END};

static const s0_plan_key practice_keys[] = {
    NEED(s0_practice, "requirement", requirement), NEED(s0_practice, "text", text),
    TEXT(s0_practice, "evidence", evidence), END};

static const s0_plan_key opinion_keys[] = {
    NEED(s0_opinion, "finding", finding), NEED(s0_opinion, "view", view),
    TEXT(s0_opinion, "by", by), TEXT(s0_opinion, "reason", reason), END};

static const s0_plan_key conclusion_keys[] = {
    TEXT(s0_plan_text, "text", conclusion),
    TRUTH(s0_plan_text, "objectives_reached", objectives_reached), END};

static const s0_plan_key next_keys[] = {
    DATE(s0_next_steps, "response_by", response_by),
    DATE(s0_next_steps, "correction_by", correction_by),
    DATE(s0_next_steps, "verification_by", verification_by),
    TEXT(s0_next_steps, "programme", programme), END};

static const s0_plan_key interview_keys[] = {
    NEED(s0_interview, "role", role), DATE(s0_interview, "on", on),
    TEXT(s0_interview, "topic", topic), END};

static const s0_plan_key judgement_keys[] = {
    NEED(s0_judgement, "finding", finding),
    {.name = "class", .kind = S0_PLAN_WORD, .offset = offsetof(s0_judgement, class_), .words = classes},
    TEXT(s0_judgement, "status", status), TRUTH(s0_judgement, "same_cause", same_cause),
    TEXT(s0_judgement, "merge_into", merge_into), NEED(s0_judgement, "by", by),
    {.name = "on", .kind = S0_PLAN_DATE, .offset = offsetof(s0_judgement, on), .required = true},
    NEED(s0_judgement, "reason", reason), END};

#define F s0_plan_file
const s0_plan_key s0_plan_file_keys[] = {
    TEXT(F, "name", plan.name), DATE(F, "date", date), {.name = "period", .kind = S0_PLAN_MAP, .offset = 0, .keys = period_keys},
    {.name = "kind", .kind = S0_PLAN_WORD, .offset = offsetof(F, plan.kind), .words = kinds},
    INSIDE(F, "report", plan.text.report, report_keys),
    TEXTS(F, "objectives", plan.text.objectives, plan.text.objective_count),
    INSIDE(F, "scope", plan.text, scope_keys),
    ROWS(F, "criteria", plan.text.criteria, plan.text.criterion_count, criteria_keys, s0_document),
    INSIDE(F, "dates", plan.text, dates_keys),
    TEXTS(F, "places", plan.text.places, plan.text.place_count),
    TEXTS(F, "methods", plan.text.methods, plan.text.method_count),
    ROWS(F, "team", plan.text.team, plan.text.team_count, team_keys, s0_person),
    ROWS(F, "parts", plan.text.parts, plan.text.part_count, part_keys, s0_part),
    ROWS(F, "participants", plan.text.participants, plan.text.participant_count, participant_keys, s0_pair),
    ROWS(F, "sampling", plan.text.sampling, plan.text.sampling_count, sampling_keys, s0_sampling),
    TEXTS(F, "strengths", plan.text.strengths, plan.text.strength_count),
    ROWS(F, "good_practice", plan.text.good_practice, plan.text.practice_count, practice_keys, s0_practice),
    ROWS(F, "opinions", plan.text.opinions, plan.text.opinion_count, opinion_keys, s0_opinion),
    TEXTS(F, "changes", plan.text.changes, plan.text.change_count),
    INSIDE(F, "conclusion", plan.text, conclusion_keys),
    INSIDE(F, "next_steps", plan.text.next_steps, next_keys),
    ROWS(F, "interviews", plan.text.interviews, plan.text.interview_count, interview_keys, s0_interview),
    OTHER("grading"), OTHER("limits"),
    ROWS(F, "judgements", plan.judgements, plan.judgement_count, judgement_keys, s0_judgement),
    END};
/* clang-format on */
