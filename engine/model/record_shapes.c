/* record_shapes.c - shapes of the lists that stand beside the findings: evidence, inputs,
 * earlier findings, corrective actions, waivers and acceptances,
 * judgements, exclusions, requests, settings. */
#include "model/shapes.h"

#include "model/cycle.h"
#include "model/fields.h"

static const s0_field cited_fields[] = {
    S0_SAID_AT(s0_cited, read),
    S0_SAID_AT(s0_cited, source),
    S0_TEXT_AT(s0_cited, collected),
    S0_SAID_AT(s0_cited, sha256),
    S0_FIELDS_END,
};
const s0_shape s0_cited_shape = S0_SHAPE("piece of evidence", s0_cited, cited_fields);

static const s0_field earlier_fields[] = {
    S0_SAID_AT(s0_earlier, finding),
    S0_SAID_AT(s0_earlier, requirement),
    S0_TEXT_AS(s0_earlier, "class", class_),
    S0_TEXT_AT(s0_earlier, rule),
    S0_SAID_AT(s0_earlier, statement),
    S0_SAID_AT(s0_earlier, was),
    S0_TEXT_AT(s0_earlier, due),
    S0_SAID_AT(s0_earlier, status),
    S0_SAID_AT(s0_earlier, reason),
    S0_TEXT_AT(s0_earlier, computed),
    S0_SAID_AT(s0_earlier, source),
    S0_INT_AT(s0_earlier, times),
    S0_FIELDS_END,
};
static const char *const earlier_added[] = {"times", NULL};
const s0_shape s0_earlier_shape =
    S0_SHAPE_GROWN("earlier finding", s0_earlier, earlier_fields, earlier_added);

static const s0_field action_fields[] = {
    S0_SAID_AT(s0_action, action),      S0_TEXT_AT(s0_action, finding),
    S0_TEXT_AT(s0_action, requirement), S0_TEXT_AT(s0_action, source),
    S0_SAID_AT(s0_action, correction),  S0_SAID_AT(s0_action, cause),
    S0_SAID_AT(s0_action, measure),     S0_SAID_AT(s0_action, owner),
    S0_SAID_AT(s0_action, agreed_on),   S0_SAID_AT(s0_action, due),
    S0_SAID_AT(s0_action, done_on),     S0_SAID_AT(s0_action, evidence),
    S0_TEXT_AT(s0_action, verify_on),   S0_SAID_AT(s0_action, effective_on),
    S0_TEXT_AT(s0_action, effect),      S0_SAID_AT(s0_action, state),
    S0_SAID_AT(s0_action, place),       S0_FIELDS_END,
};
static const char *const action_added[] = {"verify_on", NULL};
const s0_shape s0_action_shape = S0_SHAPE_GROWN("action", s0_action, action_fields, action_added);

static const s0_field permit_fields[] = {
    S0_SAID_AT(s0_permit, kind),    S0_SAID_AT(s0_permit, about),
    S0_TEXT_AT(s0_permit, subject), S0_TEXT_AT(s0_permit, approver),
    S0_TEXT_AT(s0_permit, reason),  S0_SAID_AT(s0_permit, from),
    S0_SAID_AT(s0_permit, until),   S0_SAID_AT(s0_permit, state),
    S0_SAID_AT(s0_permit, source),  S0_FIELDS_END,
};
const s0_shape s0_permit_shape = S0_SHAPE("waiver or acceptance", s0_permit, permit_fields);

static const s0_field decision_fields[] = {
    S0_SAID_AT(s0_decision, finding),
    S0_SAID_AT(s0_decision, judged),
    S0_SAID_AT(s0_decision, by),
    S0_SAID_AT(s0_decision, on),
    S0_SAID_AT(s0_decision, reason),
    S0_SAID_AT(s0_decision, state),
    S0_FIELDS_END,
};
const s0_shape s0_decision_shape = S0_SHAPE("judgement", s0_decision, decision_fields);

static const s0_field exclusion_fields[] = {
    S0_SAID_AT(s0_exclusion, control), S0_SAID_AT(s0_exclusion, title),
    S0_TEXT_AT(s0_exclusion, reason),  S0_SAID_AT(s0_exclusion, judged),
    S0_SAID_AT(s0_exclusion, source),  S0_FIELDS_END,
};
const s0_shape s0_exclusion_shape = S0_SHAPE("exclusion", s0_exclusion, exclusion_fields);

static const s0_field input_fields[] = {
    S0_SAID_AT(s0_input, path),
    S0_SAID_AT(s0_input, sha256),
    S0_INT_AT(s0_input, bytes),
    S0_INT_AT(s0_input, rows),
    S0_TEXT_AT(s0_input, source),
    S0_TEXT_AT(s0_input, collected),
    S0_TEXT_AT(s0_input, by),
    S0_TEXT_AT(s0_input, covers),
    S0_SAID_AT(s0_input, names),
    S0_BOOL_AT(s0_input, spare),
    S0_FIELDS_END,
};
const s0_shape s0_input_shape = S0_SHAPE("input", s0_input, input_fields);

static const s0_field request_fields[] = {
    S0_SAID_AT(s0_request, name),
    S0_SAID_AT(s0_request, state),
    S0_SAID_AT(s0_request, meaning),
    S0_TEXT_AT(s0_request, where),
    S0_TEXTS_AT(s0_request, rules, rule_count),
    S0_FIELDS_END,
};
const s0_shape s0_request_shape = S0_SHAPE("request", s0_request, request_fields);

static const s0_field unmeasured_fields[] = {
    S0_SAID_AT(s0_unmeasured, name),
    S0_SAID_AT(s0_unmeasured, says),
    S0_SAID_AT(s0_unmeasured, source),
    S0_TEXTS_AT(s0_unmeasured, rules, rule_count),
    S0_FIELDS_END,
};
const s0_shape s0_unmeasured_shape = S0_SHAPE("unmeasured", s0_unmeasured, unmeasured_fields);

static const s0_field setting_fields[] = {
    S0_SAID_AT(s0_setting, name),
    S0_SAID_AT(s0_setting, value),
    S0_SAID_AT(s0_setting, meaning),
    S0_FIELDS_END,
};
const s0_shape s0_setting_shape = S0_SHAPE("setting", s0_setting, setting_fields);
