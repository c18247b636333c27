/* cycle_shapes.c - the shape of a cycle's document and of its findings: read it as the
 * table of contents of the JSON. */
#include "model/cycle.h"

#include "model/fields.h"
#include "model/shapes.h"

const char *const s0_verdicts[] = {"major",   "minor",   "error",          "not_determined", "ofi",
                                   "conform", "planned", "not_applicable", "not_tested",     NULL};
const char *const s0_classes[] = {"major", "minor", "ofi", NULL};

static const s0_field set_apart_fields[] = {
    S0_INT_AT(s0_set_apart, waived),
    S0_INT_AT(s0_set_apart, exempt),
    S0_INT_AT(s0_set_apart, not_due),
    S0_INT_AT(s0_set_apart, no_limit),
    S0_FIELDS_END,
};
static const s0_shape s0_set_apart_shape = S0_SHAPE("set apart", s0_set_apart, set_apart_fields);

static const s0_field ruling_fields[] = {
    S0_SAID_AT(s0_ruling, what),
    S0_SAID_AT(s0_ruling, computed),
    S0_SAID_AT(s0_ruling, judged),
    S0_SAID_AT(s0_ruling, by),
    S0_SAID_AT(s0_ruling, on),
    S0_SAID_AT(s0_ruling, reason),
    S0_FIELDS_END,
};
static const s0_shape s0_ruling_shape = S0_SHAPE("ruling", s0_ruling, ruling_fields);

static const s0_field finding_fields[] = {
    S0_SAID_AT(s0_finding, number),
    S0_SAID_AT(s0_finding, identity),
    S0_TEXT_AT(s0_finding, rule),
    S0_SAID_AT(s0_finding, requirement),
    S0_TEXTS_AT(s0_finding, related, related_count),
    S0_WORD_AT(s0_finding, "class", class_, s0_classes),
    S0_SAID_AT(s0_finding, trigger),
    S0_SAID_AT(s0_finding, title),
    S0_SAID_AT(s0_finding, criterion),
    S0_SAID_AT(s0_finding, basis_kind),
    S0_SAID_AT(s0_finding, statement),
    S0_SAID_AT(s0_finding, reason),
    S0_TEXT_AT(s0_finding, computed_reason),
    S0_LIST_AT(s0_finding, rulings, ruling_count, s0_ruling),
    S0_INT_AT(s0_finding, population),
    S0_INT_AT(s0_finding, failed),
    S0_INT_AT(s0_finding, unknown),
    S0_STRUCT_AT(s0_finding, set_apart, s0_set_apart),
    S0_LIST_AT(s0_finding, exceptions, exception_count, s0_instance),
    S0_LIST_AT(s0_finding, evidence, evidence_count, s0_cited),
    S0_INT_AT(s0_finding, times),
    S0_TEXTS_AT(s0_finding, notes, note_count),
    S0_LIST_AT(s0_finding, parts, part_count, s0_finding),
    S0_LIST_AT(s0_finding, merged, merged_count, s0_finding),
    S0_FIELDS_END,
};
static const char *const finding_added[] = {"merged", "times", NULL};
const s0_shape s0_finding_shape =
    S0_SHAPE_GROWN("finding", s0_finding, finding_fields, finding_added);

static const s0_field result_fields[] = {
    S0_SAID_AT(s0_result, id),
    S0_SAID_AT(s0_result, title),
    S0_WORD_AT(s0_result, "verdict", verdict, s0_verdicts),
    S0_SAID_AT(s0_result, reason),
    S0_TEXT_AT(s0_result, soa),
    S0_TEXTS_AT(s0_result, rules, rule_count),
    S0_TEXTS_AT(s0_result, findings, finding_count),
    S0_FIELDS_END,
};
const s0_shape s0_result_shape = S0_SHAPE("requirement", s0_result, result_fields);

static const s0_field tested_fields[] = {
    S0_SAID_AT(s0_tested, rule),
    S0_TEXTS_AT(s0_tested, formerly, formerly_count),
    S0_SAID_AT(s0_tested, requirement),
    S0_SAID_AT(s0_tested, title),
    S0_SAID_AT(s0_tested, criterion),
    S0_WORD_AT(s0_tested, "outcome", outcome, s0_words),
    S0_SAID_AT(s0_tested, text),
    S0_TEXT_AT(s0_tested, reason),
    S0_TEXTS_AT(s0_tested, missing, missing_count),
    S0_BOOL_AT(s0_tested, counted),
    S0_STRUCT_AT(s0_tested, numbers, s0_numbers),
    S0_LIST_AT(s0_tested, failed, failed_count, s0_instance),
    S0_LIST_AT(s0_tested, unknown, unknown_count, s0_instance),
    S0_LIST_AT(s0_tested, apart, apart_count, s0_instance),
    S0_LIST_AT(s0_tested, reads, read_count, s0_read),
    S0_LIST_AT(s0_tested, passes, pass_count, s0_pass),
    S0_LIST_AT(s0_tested, evidence, evidence_count, s0_cited),
    S0_TEXT_AT(s0_tested, digest),
    S0_SAID_AT(s0_tested, origin),
    S0_FIELDS_END,
};
const s0_shape s0_tested_shape = S0_SHAPE("outcome", s0_tested, tested_fields);

static const s0_field head_fields[] = {
    S0_SAID_AT(s0_cycle_head, name),
    S0_INT_AT(s0_cycle_head, run),
    S0_SAID_AT(s0_cycle_head, date),
    S0_SAID_AT(s0_cycle_head, from),
    S0_SAID_AT(s0_cycle_head, to),
    S0_SAID_AT(s0_cycle_head, kind),
    S0_SAID_AT(s0_cycle_head, edition),
    S0_TEXT_AT(s0_cycle_head, previous),
    S0_FIELDS_END,
};
static const s0_shape s0_cycle_head_shape = S0_SHAPE("cycle head", s0_cycle_head, head_fields);

static const s0_field summary_fields[] = {
    S0_INT_AT(s0_summary, major),
    S0_INT_AT(s0_summary, minor),
    S0_INT_AT(s0_summary, ofi),
    S0_INT_AT(s0_summary, conform),
    S0_INT_AT(s0_summary, planned),
    S0_INT_AT(s0_summary, not_applicable),
    S0_INT_AT(s0_summary, not_determined),
    S0_INT_AT(s0_summary, not_tested),
    S0_INT_AT(s0_summary, error),
    S0_FIELDS_END,
};
static const s0_shape s0_summary_shape = S0_SHAPE("summary", s0_summary, summary_fields);

static const s0_field finding_count_fields[] = {
    S0_INT_AT(s0_finding_count, major),
    S0_INT_AT(s0_finding_count, minor),
    S0_INT_AT(s0_finding_count, ofi),
    S0_FIELDS_END,
};
static const s0_shape s0_finding_count_shape =
    S0_SHAPE("finding count", s0_finding_count, finding_count_fields);

static const s0_field numbered_fields[] = {
    S0_SAID_AT(s0_numbered, identity),
    S0_SAID_AT(s0_numbered, number),
    S0_FIELDS_END,
};
static const s0_shape s0_numbered_shape = S0_SHAPE("number", s0_numbered, numbered_fields);

static const s0_field cycle_fields[] = {
    S0_INT_AT(s0_cycle, schema),
    S0_SAID_AT(s0_cycle, stage0),
    S0_STRUCT_AT(s0_cycle, organization, s0_organization),
    S0_STRUCT_AT(s0_cycle, cycle, s0_cycle_head),
    S0_STRUCT_AT(s0_cycle, plan, s0_plan_text),
    S0_STRUCT_AT(s0_cycle, summary, s0_summary),
    S0_STRUCT_AT(s0_cycle, finding_count, s0_finding_count),
    S0_LIST_AT(s0_cycle, requirements, requirement_count, s0_result),
    S0_LIST_AT(s0_cycle, outcomes, outcome_count, s0_tested),
    S0_LIST_AT(s0_cycle, findings, finding_list_count, s0_finding),
    S0_LIST_AT(s0_cycle, numbers, number_count, s0_numbered),
    S0_LIST_AT(s0_cycle, earlier, earlier_count, s0_earlier),
    S0_BOOL_AT(s0_cycle, earlier_stated),
    S0_LIST_AT(s0_cycle, settled, settled_count, s0_earlier),
    S0_LIST_AT(s0_cycle, actions, action_count, s0_action),
    S0_LIST_AT(s0_cycle, permits, permit_count, s0_permit),
    S0_LIST_AT(s0_cycle, judgements, judgement_count, s0_decision),
    S0_LIST_AT(s0_cycle, exclusions, exclusion_count, s0_exclusion),
    S0_LIST_AT(s0_cycle, requests, request_count, s0_request),
    S0_LIST_AT(s0_cycle, questions, question_count, s0_question),
    S0_LIST_AT(s0_cycle, unmeasured, unmeasured_count, s0_unmeasured),
    S0_LIST_AT(s0_cycle, inputs, input_count, s0_input),
    S0_LIST_AT(s0_cycle, grading, grading_count, s0_setting),
    S0_LIST_AT(s0_cycle, limits, limit_count, s0_setting),
    S0_TEXTS_AT(s0_cycle, remarks, remark_count),
    S0_TEXT_AT(s0_cycle, soa_version),
    S0_SAID_AT(s0_cycle, protection),
    S0_SAID_AT(s0_cycle, inputs_digest),
    S0_FIELDS_END,
};
static const char *const cycle_added[] = {"actions",    "judgements", "questions",
                                          "unmeasured", "settled",    NULL};
const s0_shape s0_cycle_shape = S0_SHAPE_GROWN("cycle", s0_cycle, cycle_fields, cycle_added);
