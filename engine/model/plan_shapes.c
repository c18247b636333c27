/* plan_shapes.c - shapes of what audit.yaml and organization.yaml say and the report repeats. */
#include "model/shapes.h"

#include "model/cycle.h"
#include "model/fields.h"

static const s0_field organization_fields[] = {
    S0_TEXT_AT(s0_organization, name),
    S0_TEXT_AT(s0_organization, size),
    S0_TEXT_AT(s0_organization, business),
    S0_TEXT_AT(s0_organization, stage),
    S0_FIELDS_END,
};
const s0_shape s0_organization_shape =
    S0_SHAPE("organization", s0_organization, organization_fields);

static const s0_field report_head_fields[] = {
    S0_TEXT_AT(s0_report_head, number),
    S0_TEXT_AT(s0_report_head, version),
    S0_TEXT_AT(s0_report_head, issued),
    S0_TEXT_AT(s0_report_head, classification),
    S0_TEXT_AT(s0_report_head, author),
    S0_TEXT_AT(s0_report_head, approved_by),
    S0_TEXTS_AT(s0_report_head, recipients, recipient_count),
    S0_FIELDS_END,
};
static const s0_shape s0_report_head_shape =
    S0_SHAPE("report head", s0_report_head, report_head_fields);

static const s0_field pair_fields[] = {
    S0_TEXT_AT(s0_pair, what),
    S0_TEXT_AT(s0_pair, why),
    S0_FIELDS_END,
};
static const s0_shape s0_pair_shape = S0_SHAPE("pair", s0_pair, pair_fields);

static const s0_field document_fields[] = {
    S0_TEXT_AT(s0_document, document),
    S0_TEXT_AT(s0_document, version),
    S0_TEXT_AT(s0_document, date),
    S0_FIELDS_END,
};
static const s0_shape s0_document_shape = S0_SHAPE("document", s0_document, document_fields);

static const s0_field person_fields[] = {
    S0_TEXT_AT(s0_person, name),
    S0_TEXT_AT(s0_person, role),
    S0_TEXT_AT(s0_person, function),
    S0_TEXT_AT(s0_person, competence),
    S0_TEXTS_AT(s0_person, answers_for, answers_for_count),
    S0_FIELDS_END,
};
static const char *const person_added[] = {"answers_for", NULL};
static const s0_shape s0_person_shape =
    S0_SHAPE_GROWN("person", s0_person, person_fields, person_added);

static const s0_field part_fields[] = {
    S0_TEXT_AT(s0_part, area),        S0_TEXT_AT(s0_part, auditor), S0_TEXT_AT(s0_part, owner),
    S0_TEXT_AT(s0_part, function),    S0_TEXT_AT(s0_part, control), S0_TEXT_AT(s0_part, duty),
    S0_TEXT_AT(s0_part, reviewed_by), S0_TEXT_AT(s0_part, asset),   S0_FIELDS_END,
};
static const char *const part_added[] = {"function",    "control", "duty",
                                         "reviewed_by", "asset",   NULL};
static const s0_shape s0_part_shape = S0_SHAPE_GROWN("part", s0_part, part_fields, part_added);

static const s0_field sampling_fields[] = {
    S0_TEXT_AT(s0_sampling, area), S0_TEXT_AT(s0_sampling, population),
    S0_TEXT_AT(s0_sampling, size), S0_TEXT_AT(s0_sampling, method),
    S0_TEXT_AT(s0_sampling, note), S0_FIELDS_END,
};
static const s0_shape s0_sampling_shape = S0_SHAPE("sampling", s0_sampling, sampling_fields);

static const s0_field practice_fields[] = {
    S0_TEXT_AT(s0_practice, requirement),
    S0_TEXT_AT(s0_practice, text),
    S0_TEXT_AT(s0_practice, evidence),
    S0_FIELDS_END,
};
static const s0_shape s0_practice_shape = S0_SHAPE("good practice", s0_practice, practice_fields);

static const s0_field opinion_fields[] = {
    S0_TEXT_AT(s0_opinion, finding),
    S0_TEXT_AT(s0_opinion, view),
    S0_TEXT_AT(s0_opinion, by),
    S0_TEXT_AT(s0_opinion, reason),
    S0_FIELDS_END,
};
static const s0_shape s0_opinion_shape = S0_SHAPE("opinion", s0_opinion, opinion_fields);

static const s0_field interview_fields[] = {
    S0_TEXT_AT(s0_interview, role),
    S0_TEXT_AT(s0_interview, on),
    S0_TEXT_AT(s0_interview, topic),
    S0_FIELDS_END,
};
static const s0_shape s0_interview_shape = S0_SHAPE("interview", s0_interview, interview_fields);

static const s0_field next_steps_fields[] = {
    S0_TEXT_AT(s0_next_steps, response_by),
    S0_TEXT_AT(s0_next_steps, correction_by),
    S0_TEXT_AT(s0_next_steps, verification_by),
    S0_TEXT_AT(s0_next_steps, programme),
    S0_FIELDS_END,
};
static const s0_shape s0_next_steps_shape =
    S0_SHAPE("list of next steps", s0_next_steps, next_steps_fields);

static const s0_field plan_fields[] = {
    S0_STRUCT_AT(s0_plan_text, report, s0_report_head),
    S0_TEXTS_AT(s0_plan_text, objectives, objective_count),
    S0_TEXT_AT(s0_plan_text, scope),
    S0_TEXTS_AT(s0_plan_text, units, unit_count),
    S0_LIST_AT(s0_plan_text, left_out, left_out_count, s0_pair),
    S0_LIST_AT(s0_plan_text, criteria, criterion_count, s0_document),
    S0_TEXT_AT(s0_plan_text, fieldwork_from),
    S0_TEXT_AT(s0_plan_text, fieldwork_to),
    S0_TEXTS_AT(s0_plan_text, places, place_count),
    S0_TEXTS_AT(s0_plan_text, methods, method_count),
    S0_LIST_AT(s0_plan_text, team, team_count, s0_person),
    S0_LIST_AT(s0_plan_text, parts, part_count, s0_part),
    S0_LIST_AT(s0_plan_text, participants, participant_count, s0_pair),
    S0_LIST_AT(s0_plan_text, sampling, sampling_count, s0_sampling),
    S0_TEXTS_AT(s0_plan_text, strengths, strength_count),
    S0_LIST_AT(s0_plan_text, good_practice, practice_count, s0_practice),
    S0_LIST_AT(s0_plan_text, opinions, opinion_count, s0_opinion),
    S0_TEXTS_AT(s0_plan_text, changes, change_count),
    S0_TEXT_AT(s0_plan_text, conclusion),
    S0_TEXT_AT(s0_plan_text, objectives_reached),
    S0_STRUCT_AT(s0_plan_text, next_steps, s0_next_steps),
    S0_LIST_AT(s0_plan_text, interviews, interview_count, s0_interview),
    S0_FIELDS_END,
};
const s0_shape s0_plan_text_shape = S0_SHAPE("plan", s0_plan_text, plan_fields);
